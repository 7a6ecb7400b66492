// The one sentence that says how things are, and what stands under it.

import { byId, html, setText } from "./dom.js";
import { now } from "./server.js";
import { age, count, duration, moment, number, shortMoment, size, text, textOr, tierName, timeOfDay } from "./text.js";

// Which run is told of when several are at work.
const Order = ["backup", "restore", "verify", "drill"];

/** The newest verified backup of the database: its name, its instant, and the tiers that hold it. */
export function newestVerified(model) {
  const verified = Object.entries(model.backups ?? {}).flatMap(([tier, backups]) =>
    backups.filter((backup) => backup.verdict === "Verified" && backup.database === model.database).map((backup) => ({ tier, ...backup })));
  if (verified.length === 0) return null;
  const newest = verified.reduce((best, backup) => (backup.name > best.name ? backup : best));
  return { ...newest, tiers: verified.filter((backup) => backup.name === newest.name).map((backup) => backup.tier) };
}

/** The run that the page tells of; null when none is at work. */
export function runAtWork(model) {
  return Order.map((kind) => model.jobs[kind]).find((job) => job?.in_progress) ?? null;
}

/** What the page says of the state: a word for it, the sentence, and lines below. */
export function describe(model) {
  if (model.connection.how === "lost") return lost(model);
  if (!model.jobs.backup || !model.status || !model.backups) return { state: "unknown", tone: "quiet", sentence: text("state.loading"), details: [] };

  const newest = newestVerified(model);
  const run = runAtWork(model);
  const last = model.jobs.backup.last;
  const details = [];
  if (run) {
    if (newest) details.push({ text: newestSentence(newest, model) });
    else details.push({ text: text("state.none-verified"), tone: "bad" });
    return { state: "running", tone: "busy", sentence: running(run), details: [...details, ...damage(newest, model)] };
  }

  const isNewer = last && (newest === null || new Date(last.started) > new Date(newest.snapshot));
  if (isNewer && !last.succeeded && last.verdict !== "Unverified") {
    details.push(...errorLines(last.error), { text: text("state.failed-at", { time: moment(last.finished ?? last.started) }) });
    details.push(newest ? { text: newestSentence(newest, model) } : { text: text("state.none-verified"), tone: "bad" });
    return { state: "failed", tone: "bad", sentence: text("state.failed"), details };
  }

  const newestOfAll = Object.values(model.backups).flat().reduce((best, backup) => (best === null || backup.name > best.name ? backup : best), null);
  if (newest === null) {
    if (newestOfAll === null) return { state: "idle", tone: "warn", sentence: text("state.none"), details: [{ text: text("state.none-detail") }] };
    return { state: "unverified", tone: "bad", sentence: text("state.none-verified"), details: [...errorLines(last?.error), { text: text("state.unverified-detail") }] };
  }

  const found = damage(newest, model);
  if (isNewer && last.verdict === "Unverified" || (newestOfAll.verdict === "Unverified" && newestOfAll.name > newest.name)) {
    return { state: "unverified", tone: "warn", sentence: text("state.unverified"), details: [...errorLines(last?.error), { text: newestSentence(newest, model) }, ...found] };
  }
  if (found.length > 0) return { state: "failed", tone: "bad", sentence: text("state.damaged"), details: [...found, { text: newestSentence(newest, model) }] };

  const all = Object.keys(model.backups).length;
  const overdue = model.schedule?.overdue === true;
  const isPartial = newest.tiers.length < all;
  if (overdue) details.push({ text: text("state.overdue-detail"), tone: "bad" });
  for (const tier of Object.keys(model.backups).filter((tier) => !newest.tiers.includes(tier))) {
    details.push({ text: text("state.tier-lacks", { tier: tierName(tier) }), tone: "bad" });
    details.push(...errorLines(model.status.last_backup_result?.results?.[tier]?.error));
  }
  details.push({ text: text("state.newest-detail", { name: newest.name, time: moment(newest.snapshot), rows: count("rows", newest.rows), size: size(newest.size) }) });
  return {
    state: "verified",
    tone: overdue ? "bad" : isPartial ? "warn" : "good",
    sentence: overdue ? text("state.overdue", { age: age(newest.snapshot, now()) }) : newestSentence(newest, model),
    details,
  };
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
  const sentence = refusal.kind === "signed-out" ? text("state.signed-out") : refusal.kind === "forbidden" ? text("state.forbidden") : text("state.lost");
  const details = [{ text: since ? text("state.lost-since", { time: timeOfDay(since) }) : text("state.lost-never") }];
  if (refusal.kind === "signed-out") details.push({ text: text("state.sign-in") });
  if (refusal.kind === "problem") details.push({ text: refusal.message, lang: "en" });
  return { state: "unknown", tone: "bad", sentence, details };
}

function newestSentence(newest, model) {
  const all = Object.keys(model.backups).length;
  return text("state.verified", { age: age(newest.snapshot, now()), good: number(newest.tiers.length), all: number(all) });
}

function running(run) {
  const time = timeOfDay(run.started);
  return run.backup ? text(`state.running-${run.job}`, { backup: run.backup, time }) : text("state.running", { time });
}

/** What the last verification or drill of the newest verified backup found against it. A live database that differs is no fault of it. */
function damage(newest, model) {
  return ["verify", "drill"].flatMap((kind) => {
    const last = model.jobs[kind]?.last;
    if (!newest || last?.backup !== newest.name || !(last.verdict === "Damaged" || (kind === "drill" && last.verdict === "Different"))) return [];
    return [{ text: text(`state.damaged-${kind}`, { backup: newest.name, time: moment(last.finished ?? last.started) }), tone: "bad" }, ...errorLines(last.error)];
  });
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
  const verdict = textOr(`verdict.${last.verdict}`, text("verdict.Failed"));
  return text("announce.ended", { job: what, verdict, time: shortMoment(last.finished ?? last.started) });
}
