// The page: what is known, kept in one place, and shown again whenever it changes.

import * as backups from "./backups.js";
import * as coverage from "./coverage.js";
import { byId, html, setText } from "./dom.js";
import * as findings from "./findings.js";
import { follow } from "./live.js";
import * as schedule from "./schedule.js";
import { get, post, Refusal } from "./server.js";
import * as state from "./state.js";
import { text, textOr, timeOfDay } from "./text.js";

const RefreshEvery = 60_000;
const CoverageEvery = 300_000;

const model = {
  database: byId("database").textContent,
  connection: { how: "none", refusal: null, since: null },
  jobs: {},
  status: null,
  backups: null,
  schedule: null,
};

// What a job's last run was when it was looked at last, to notice that another one has ended since.
const seen = {};

follow({
  job: (kind, job) => noteJob(kind, job),
  status: (status) => { model.status = status; },
  connection: noteConnection,
});
byId("start-backup").addEventListener("click", () => act("backup"));
byId("tier").addEventListener("change", () => backups.show(model, act));
byId("coverage-refresh").addEventListener("click", () => coverage.load(model));
setInterval(() => { state.show(model); backups.showAges(); }, 1_000);
setInterval(refresh, RefreshEvery);
setInterval(() => { if (model.connection.how !== "lost") coverage.load(model); }, CoverageEvery);
await refresh();
await coverage.load(model);

async function noteJob(kind, job) {
  const last = job.last ? `${job.last.started} ${job.last.finished} ${job.last.verdict} ${job.last.error}` : "";
  const isFirst = !(kind in seen);
  const hasEnded = !isFirst && seen[kind] !== last;
  const hasBegun = !isFirst && job.in_progress && !model.jobs[kind]?.in_progress;
  seen[kind] = last;
  // Before its run is told of as ended, the lists must show what it came to.
  if (hasEnded) await refresh();
  model.jobs[kind] = job;
  show();
  if (hasBegun) announce(text("announce.begun", { job: text(`job.${kind}`) }));
  if (hasEnded) {
    announce(state.outcomeSentence(kind, job.last));
    if (kind === "backup") coverage.load(model);
  }
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

async function refresh() {
  const [status, list, plan] = await Promise.allSettled([get("backup_status"), get("backups"), get("backup_schedule")]);
  if (status.status === "fulfilled") model.status = status.value;
  if (list.status === "fulfilled") model.backups = list.value.tiers;
  else if (list.reason instanceof Refusal && !list.reason.isLoss) notice(list.reason);
  if (plan.status === "fulfilled") model.schedule = plan.value;
  backups.show(model, act);
  schedule.show(model);
  show();
}

function show() {
  const described = state.show(model);
  findings.show(model);
  document.title = `${text(`title.${described.state}`)} · ${model.database}`;
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
  }
}

function tellStart(kind, started) {
  announce(text(started ? "announce.started" : "announce.in-progress", { job: text(`job.${kind}`) }));
}

function notice(refusal) {
  const title = refusal.id ? textOr(`finding.${refusal.id}`, null) : refusal.kind === "problem" ? null : text({ "signed-out": "state.signed-out", forbidden: "state.forbidden" }[refusal.kind] ?? "state.lost");
  byId("notice").replaceChildren(html("p", { class: "notice bad" },
    title ? html("strong", {}, refusal.id ? `${refusal.id}: ${title}` : title) : null, " ", refusal.message ? html("span", { lang: "en" }, refusal.message) : null));
}

function announce(sentence) {
  byId("announcements").replaceChildren(html("p", {}, `${timeOfDay(new Date())} ${sentence}`));
}
