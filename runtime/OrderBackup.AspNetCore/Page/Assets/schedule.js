// When backups and drills start by themselves, and whether somebody is told.

import { byId, html } from "./dom.js";
import { now } from "./server.js";
import { age, moment, number, text, tierName } from "./text.js";

/** Shows the schedule, once it is known. */
export function show(model) {
  const schedule = model.schedule;
  if (!schedule) return;
  if (schedule.schedules.length === 0) {
    byId("schedule").replaceChildren(html("p", {}, text("schedule.none")), ...alarms(schedule));
    return;
  }

  byId("schedule").replaceChildren(
    html("table", { role: "table", class: "cards", "aria-labelledby": "schedule-heading" },
      html("thead", { role: "rowgroup" }, html("tr", { role: "row" },
        ["job", "cron", "next", "last", "attempt"].map((key) => html("th", { scope: "col", role: "columnheader" }, text(`schedule.${key}`))))),
      html("tbody", { role: "rowgroup" }, schedule.schedules.map(row))),
    ...alarms(schedule));
}

function row(entry) {
  const cell = (key, ...content) => html("td", { role: "cell", "data-label": text(`schedule.${key}`) }, ...content);
  const time = (instant) => html("span", {}, instant ? `${moment(instant)} (${age(instant, now())})` : text("value.none"));
  return html("tr", { role: "row", "data-job": entry.job },
    html("th", { scope: "row", role: "rowheader" }, text(`job.${entry.job}`)),
    cell("cron", html("code", {}, entry.cron), html("span", { class: "quiet" }, entry.time_zone)),
    cell("next", time(entry.next)),
    cell("last", time(entry.last_due), entry.last_due ? html("span", { class: entry.last_succeeded === false ? "bad" : "quiet" }, text(outcome(entry))) : null),
    cell("attempt", entry.attempt > 0 ? number(entry.attempt) : text("value.none"),
      entry.retry_at ? html("span", { class: "quiet" }, text("schedule.retry", { time: moment(entry.retry_at) })) : null));
}

function outcome(entry) {
  if (entry.last_succeeded === null) return "schedule.at-work";
  return entry.last_succeeded ? "schedule.succeeded" : "schedule.failed";
}

function alarms(schedule) {
  const lines = Object.entries(schedule.newest_verified ?? {}).map(([tier, newest]) => html("p", { class: newest ? null : "bad" },
    newest ? text("schedule.newest", { tier: tierName(tier), backup: newest.backup, age: age(newest.snapshot, now()) }) : text("schedule.newest-none", { tier: tierName(tier) })));
  const { webhook, heartbeat, last_error: error } = schedule.notifications ?? {};
  lines.push(html("p", { class: "quiet" }, text(webhook ? "schedule.webhook-on" : "schedule.webhook-off"), " ", text(heartbeat ? "schedule.heartbeat-on" : "schedule.heartbeat-off")));
  if (error) lines.push(html("p", { class: "bad" }, text("schedule.notification-failed"), " ", html("span", { lang: "en" }, error)));
  return lines;
}
