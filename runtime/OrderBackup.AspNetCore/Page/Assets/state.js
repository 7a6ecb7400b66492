// The one sentence that says how things are, and what stands under it.

import { byId, html, setText } from "./dom.js";
import { brokenCopies, copiesOf, damageOf, newestOf, newestVerified, tiersOf } from "./newest.js";
import { reasonOf } from "./reasons.js";
import { now } from "./server.js";
import { age, count, duration, moment, number, shortMoment, size, text, textOr, tierName, timeOfDay } from "./text.js";

// Which run is told of when several are at work.
const Order = ["backup", "restore", "verify", "drill"];

/** The run that the page tells of; null when none is at work. */
export function runAtWork(model) {
  return Order.map((kind) => model.jobs[kind]).find((job) => job?.in_progress) ?? null;
}

/** What the page says of the state: a word for it, the title, the sentence, and lines below. */
export function describe(model) {
  if (model.connection.how === "lost") return lost(model);
  const doubts = ["status", "backups", "schedule"].filter((part) => model.parts[part].refusal).flatMap((part) => doubt(model.parts[part], part));
  if (!model.status || !model.backups) {
    return doubts.length > 0
      ? { state: "unknown", tone: "bad", sentence: text("state.not-told"), details: doubts }
      : { state: "unknown", tone: "quiet", sentence: text("state.loading"), details: [] };
  }
  if (!model.jobs.backup) return { state: "unknown", tone: "quiet", sentence: text("state.loading"), details: doubts };

  const known = describeKnown(model);
  const isOld = model.parts.status.refusal || model.parts.backups.refusal;
  if (isOld && known.state !== "running" && known.state !== "failed") {
    return { state: "unknown", tone: "bad", sentence: text("state.not-told"), details: [...doubts, { text: known.sentence }, ...known.details] };
  }
  return { ...known, tone: doubts.length > 0 && known.tone === "good" ? "warn" : known.tone, details: [...doubts, ...known.details] };
}

function describeKnown(model) {
  const newest = newestVerified(model);
  const newestLine = newest ? { text: newestSentence(newest, model) } : { text: text("state.none-verified"), tone: "bad" };
  const found = damageLines(newest, model);
  const run = runAtWork(model);
  const last = model.jobs.backup.last;
  if (run) return { state: "running", tone: "busy", sentence: running(run), details: [newestLine, ...found] };

  const isNewer = last && isNewerThan(last, newest, model);
  if (isNewer && madeNothing(last, model)) {
    const details = [...errorLines(last.error), { text: text("state.failed-at", { time: moment(last.finished ?? last.started) }) }, newestLine, ...found];
    return { state: "failed", tone: "bad", sentence: text("state.failed"), details };
  }

  const newestOfAll = newestOf(copiesOf(model));
  const broken = newestOfAll && newestOfAll.name !== newest?.name ? brokenLines(newestOfAll.name, model) : [];
  if (newest === null) {
    if (newestOfAll === null) return { state: "idle", tone: "warn", sentence: text("state.none"), details: [{ text: text("state.none-detail") }] };
    return { state: "unverified", tone: "bad", sentence: text("state.none-verified"), details: [...errorLines(last?.error), ...broken, { text: text("state.unverified-detail") }] };
  }

  if (broken.length > 0) return { state: "failed", tone: "bad", sentence: text("state.newest-broken"), details: [...broken, newestLine, ...found] };
  if ((isNewer && last.verdict === "Unverified") || (newestOfAll.verdict === "Unverified" && newestOfAll.name > newest.name)) {
    return { state: "unverified", tone: "warn", sentence: text("state.unverified"), details: [...errorLines(last?.error), newestLine, ...found] };
  }
  if (found.length > 0) {
    const isDamaged = damageOf(newest, model).some(({ kind }) => kind !== "drill-failed");
    return { state: "failed", tone: "bad", sentence: text(isDamaged ? "state.damaged" : "state.drill-failed"), details: [...found, newestLine] };
  }
  return describeVerified(newest, model);
}

function describeVerified(newest, model) {
  const lacking = tiersOf(model).filter((tier) => !newest.tiers.includes(tier));
  const overdue = model.schedule?.overdue === true;
  const details = overdue ? [{ text: text("state.overdue-detail"), tone: "bad" }] : [];
  for (const tier of lacking) {
    details.push({ text: text("state.tier-lacks", { tier: tierName(tier) }), tone: "bad" });
    const broken = brokenCopies(model, newest.name).find((copy) => copy.tier === tier);
    details.push(...errorLines(model.problems[tier] ?? broken?.problem ?? model.status.last_backup_result?.results?.[tier]?.error));
  }
  details.push({ text: text("state.newest-detail", { name: newest.name, time: moment(newest.snapshot), rows: count("rows", newest.rows), size: size(newest.size) }) });
  const isWhole = !overdue && lacking.length === 0;
  return {
    state: isWhole ? "verified" : "unverified",
    title: isWhole ? null : text(overdue ? "title.overdue" : "title.partial"),
    tone: overdue ? "bad" : isWhole ? "good" : "warn",
    sentence: overdue ? text("state.overdue", { age: age(newest.snapshot, now()) }) : newestSentence(newest, model),
    details,
  };
}

// A run is known by the backup that it made. One that made none is compared by the times at which both began, told by the application's
// clock; when that does not decide, what is told is the failure.
function isNewerThan(last, newest, model) {
  if (newest === null) return true;
  const made = Object.values(model.status.last_backup_result?.results ?? {}).map((result) => result.backup);
  return !made.includes(newest.name) && !(new Date(last.started) < new Date(newest.started));
}

// What the tiers hold decides, so that a backup that lacks a tier's copy is none that failed. A status that tells of another run, or is
// not of now, decides nothing.
function madeNothing(last, model) {
  const { last_backup_result: result, last_backup_error: error } = model.status;
  return model.parts.status.refusal || !result || error !== last.error ? !last.succeeded : result.success_count === 0;
}

/** Shows it. */
export function show(model) {
  const described = describe(model);
  const section = byId("state");
  section.dataset.state = described.state;
  section.dataset.tone = described.tone;
  setText(byId("state-sentence"), described.sentence);
  const details = byId("state-details");
  const lines = described.details.map((line) => html("p", { class: line.tone ?? null, lang: line.lang ?? null }, line.text));
  if (details.innerHTML !== html("div", {}, ...lines).innerHTML) details.replaceChildren(...lines);
  showProgress(described.state === "running" ? runAtWork(model) : null);
  byId("start-backup").disabled = model.jobs.backup?.in_progress === true && model.connection.how !== "lost";
  return described;
}

function lost(model) {
  const { refusal, since } = model.connection;
  const sentence = text({ "signed-out": "state.signed-out", forbidden: "state.forbidden" }[refusal.kind] ?? "state.lost");
  const details = [{ text: since ? text("state.lost-since", { time: timeOfDay(since) }) : text("state.lost-never") }];
  if (refusal.kind === "signed-out") details.push({ text: text("state.sign-in") });
  if (refusal.message) details.push({ text: refusal.message, lang: "en" });
  return { state: "unknown", tone: "bad", sentence, details };
}

function newestSentence(newest, model) {
  return text("state.verified", { age: age(newest.snapshot, now()), good: number(newest.tiers.length), all: number(tiersOf(model).length) });
}

function running(run) {
  const time = timeOfDay(run.started);
  return run.backup ? text(`state.running-${run.job}`, { backup: run.backup, time }) : text("state.running", { time });
}

function damageLines(newest, model) {
  return damageOf(newest, model).flatMap(({ kind, at, error }) =>
    [{ text: text(`state.damaged-${kind}`, { backup: newest.name, time: moment(at) }), tone: "bad" }, ...errorLines(error)]);
}

function brokenLines(backup, model) {
  return brokenCopies(model, backup).flatMap(({ tier, problem }) =>
    [{ text: text("state.broken-copy", { backup, tier: tierName(tier) }), tone: "bad" }, ...errorLines(problem)]);
}

/** Since when a part of what is shown is not of now, and why. */
export function doubt({ at, refusal }, part) {
  const { title, message } = reasonOf(refusal);
  const since = at ? text("part.old", { part: text(`part.${part}`), time: timeOfDay(at) }) : text("part.never", { part: text(`part.${part}`) });
  return [{ text: since, tone: "bad" }, title && { text: title, tone: "bad" }, message && { text: message, tone: "message", lang: "en" }].filter(Boolean);
}

// "OBK3203: what happened": the id's title is in the reader's language, the message in the product's.
function errorLines(error) {
  if (!error) return [];
  const id = /^OBK\d{4}/.exec(error)?.[0];
  const title = id ? textOr(`finding.${id}`, null) : null;
  return title
    ? [{ text: `${id}: ${title}`, tone: "bad strong" }, { text: error.slice(id.length).replace(/^:\s*/, ""), tone: "message", lang: "en" }]
    : [{ text: error, tone: "message", lang: "en" }];
}

function showProgress(run) {
  const block = byId("progress-block");
  const bar = byId("progress");
  block.hidden = run === null;
  if (run === null) {
    bar.removeAttribute("value");
    delete bar.dataset.rows;
    delete bar.dataset.phase;
    return;
  }

  const progress = run.progress;
  bar.dataset.rows = progress?.rows ?? 0;
  bar.dataset.phase = progress?.phase ?? "start";
  if (progress?.total_bytes > 0) {
    bar.max = 1;
    // The total is an estimate while dumping; only the end says that it is over.
    bar.value = Math.min(progress.bytes / progress.total_bytes, 0.99);
  } else {
    bar.removeAttribute("value");
  }

  const parts = [textOr(`phase.${progress?.phase ?? "start"}`, progress?.phase), progress?.item];
  if (progress?.rows > 0) parts.push(count("rows", progress.rows));
  if (progress?.bytes > 0) parts.push(progress.total_bytes > 0 ? text("progress.of", { done: size(progress.bytes), total: size(progress.total_bytes) }) : size(progress.bytes));
  parts.push(text("progress.elapsed", { time: duration(Math.max(0, Math.round((now() - new Date(run.started)) / 1000))) }));
  setText(byId("progress-text"), parts.filter(Boolean).join(" · "));
}

/** What a run came to, for those who listen. */
export function outcomeSentence(kind, last) {
  const what = text(`job.${kind}`);
  return text("announce.ended", { job: what, verdict: verdictOf(kind, last), time: shortMoment(last.finished ?? last.started) });
}

/** The verdict of a run, in words. A backup that is not where it should be everywhere does not sound like one that is. */
export function verdictOf(kind, last) {
  return isPartial(kind, last) ? text("verdict.Partial") : textOr(`verdict.${last.verdict}`, text("verdict.Failed"));
}

/** Whether a backup was verified, but a tier lacks its copy. */
export function isPartial(kind, last) {
  return kind === "backup" && last.verdict === "Verified" && !last.succeeded;
}
