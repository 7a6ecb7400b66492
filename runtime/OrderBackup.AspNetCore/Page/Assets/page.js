// The page: what is known, kept in one place, and shown again whenever it changes.

import * as backups from "./backups.js";
import * as coverage from "./coverage.js";
import { byId, html, setText } from "./dom.js";
import * as findings from "./findings.js";
import { follow } from "./live.js";
import { reasonOf } from "./reasons.js";
import * as schedule from "./schedule.js";
import { get, post, Refusal } from "./server.js";
import * as state from "./state.js";
import { text, timeOfDay } from "./text.js";

const RefreshEvery = 60_000;
const RetryEvery = 5_000;
const CoverageEvery = 300_000;

// Each part is asked for by itself: which question was answered last, when one was answered well, and why the last one was not.
const part = () => ({ asked: 0, answered: 0, at: null, refusal: null });

const model = {
  database: byId("database").textContent,
  connection: { how: "none", refusal: null, since: null },
  parts: { status: part(), backups: part(), schedule: part() },
  jobs: {},
  // What became of the last verification and drill of each backup, by both names.
  outcomes: {},
  status: null,
  backups: null,
  problems: {},
  schedule: null,
};

const Take = {
  status: (answer) => { model.status = answer; },
  backups: (answer) => { [model.backups, model.problems] = [answer.tiers, answer.problems ?? {}]; },
  schedule: (answer) => { model.schedule = answer; },
};
const Addresses = { status: "backup_status", backups: "backups", schedule: "backup_schedule" };

// What a job's last run was when it was looked at last, to notice that another one has ended since.
const seen = {};
const turns = {};
const settling = {};
let retry = null;

const findOut = follow({ look, job: noteJob, connection: noteConnection });
byId("start-backup").addEventListener("click", () => act("backup"));
byId("tier").addEventListener("change", () => backups.show(model, act));
byId("coverage-refresh").addEventListener("click", () => coverage.load(model));
setInterval(() => { state.show(model); backups.showAges(); }, 1_000);
setInterval(refresh, RefreshEvery);
setInterval(() => { if (model.connection.how !== "lost") coverage.load(model); }, CoverageEvery);
await refresh();
await coverage.load(model);

async function noteJob(kind, job) {
  const turn = turns[kind] = (turns[kind] ?? 0) + 1;
  const last = job.last ? `${job.last.started} ${job.last.finished} ${job.last.verdict} ${job.last.error}` : "";
  const isFirst = !(kind in seen);
  const hasEnded = !isFirst && seen[kind] !== last;
  const hasBegun = !isFirst && job.in_progress && !model.jobs[kind]?.in_progress;
  seen[kind] = last;
  if (job.last?.backup) model.outcomes[`${kind} ${job.last.backup}`] = job.last;

  // Before its run is told of as ended, the lists must show what it came to, and a status that was asked for earlier is of the one before.
  if (hasEnded || (isFirst && kind === "backup" && isOfAnotherRun(job))) settling[kind] = refresh();
  await settling[kind];

  // While that was waited for, something newer may have come.
  if (turn === turns[kind]) model.jobs[kind] = job;
  show();
  if (hasBegun) announce(text("announce.begun", { job: text(`job.${kind}`) }));
  if (hasEnded) {
    announce(state.outcomeSentence(kind, job.last));
    if (kind === "backup") coverage.load(model);
  }
}

function isOfAnotherRun(job) {
  return model.status !== null && job.last !== null && model.status.last_backup_error !== job.last.error;
}

function noteConnection(how, refusal = null) {
  const before = model.connection.how;
  const since = how === "lost" ? model.connection.since : new Date();
  model.connection = { how, refusal, since };
  if (how === before) return;
  const element = byId("connection");
  element.dataset.connection = how;
  setText(element, text(`connection.${how}`));
  document.body.classList.toggle("stale", how === "lost");
  if (how === "lost") {
    coverage.markStale();
    announce(text("announce.lost"));
  } else if (before === "lost") {
    announce(text("announce.back"));
    refresh().then(() => coverage.load(model));
  }
  show();
}

async function look() {
  const refusal = await ask("status");
  if (refusal) throw refusal;
}

/** Asks for a part. An answer that a later question's has overtaken is not of now any more. */
async function ask(name) {
  const known = model.parts[name];
  const turn = ++known.asked;
  let answer = null;
  let refusal = null;
  try {
    answer = await get(Addresses[name]);
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    refusal = problem;
  }

  if (turn < known.answered) return refusal;
  known.answered = turn;
  known.refusal = refusal;
  if (refusal) return refusal;
  known.at = new Date();
  Take[name](answer);
  return null;
}

async function refresh() {
  clearTimeout(retry);
  const refusals = (await Promise.all(Object.keys(model.parts).map(ask))).filter(Boolean);
  if (refusals.some((refusal) => refusal.isOfReader)) findOut();
  if (refusals.length > 0) {
    clearTimeout(retry);
    retry = setTimeout(refresh, RetryEvery);
  }

  backups.show(model, act);
  schedule.show(model);
  for (const name of ["backups", "schedule"]) showDoubt(name);
  show();
}

/** Marks a section that is not of now, and says since when and why. */
function showDoubt(name) {
  const { refusal } = model.parts[name];
  const element = byId(`${name}-old`);
  element.replaceChildren(...(refusal ? state.doubt(model.parts[name], name) : []).map(({ text: line, tone, lang }) => html("p", { class: tone, lang }, line)));
  element.closest("section").classList.toggle("old", refusal !== null);
}

function show() {
  const described = state.show(model);
  findings.show(model);
  document.title = `${described.title ?? text(`title.${described.state}`)} · ${model.database}`;
}

async function act(action, backup, tier) {
  byId("notice").replaceChildren();
  try {
    switch (action) {
      case "backup": tellStart("backup", (await post("simple_backup")).backup_started); break;
      case "verify": tellStart("verify", (await post(`backups/${backup}/verify?tier=${tier}`)).started); break;
      case "verify-against": tellStart("verify", (await post(`backups/${backup}/verify?against=true&tier=${tier}`)).started); break;
      case "drill": tellStart("drill", (await post(`backups/${backup}/drill?tier=${tier}`)).started); break;
      default:
        await post(`backups/${backup}/${action}?tier=${tier}`);
        await refresh();
        announce(text(`announce.${action}`, { backup }));
    }
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    notice(problem);
    if (problem.isOfReader) findOut();
  }
}

function tellStart(kind, started) {
  announce(text(started ? "announce.started" : "announce.in-progress", { job: text(`job.${kind}`) }));
}

function notice(refusal) {
  const { title, message } = reasonOf(refusal);
  byId("notice").replaceChildren(html("p", { class: "notice bad" }, title ? html("strong", {}, title) : null, " ", message ? html("span", { lang: "en" }, message) : null));
}

function announce(sentence) {
  byId("announcements").replaceChildren(html("p", {}, `${timeOfDay(new Date())} ${sentence}`));
}
