// The list of backups: one row for each name, whichever tiers hold it.

import { byId, html, setText } from "./dom.js";
import { tiersOf } from "./newest.js";
import { now } from "./server.js";
import { age, count, duration, moment, number, shortMoment, size, text, tierName } from "./text.js";

const FirstShown = 20;
let showsAll = false;

/** The rows: name, the copy to show, and the tiers that hold one. */
function rowsOf(tiers) {
  const rows = new Map();
  for (const [tier, backups] of Object.entries(tiers)) {
    for (const backup of backups) {
      const row = rows.get(backup.name) ?? { name: backup.name, copies: {} };
      row.copies[tier] = backup;
      rows.set(backup.name, row);
    }
  }
  return [...rows.values()].sort((a, b) => (a.name < b.name ? 1 : -1));
}

/** Shows the list; an action is called with its name, the backup's and the number of the tier. */
export function show(model, act) {
  const rows = rowsOf(model.backups ?? {});
  showTierChoice(Object.keys(model.backups ?? {}));
  const shown = showsAll ? rows : rows.slice(0, FirstShown);
  const table = byId("backups");
  const focused = document.activeElement?.closest?.("[data-action]");
  const back = focused && { action: focused.dataset.action, backup: focused.closest("tr")?.dataset.backup };
  table.tBodies[0].replaceChildren(...shown.map((row) => rowElement(row, model, act)));
  if (back?.backup) {
    const action = { pin: "unpin", unpin: "pin" }[back.action];
    const row = table.querySelector(`tr[data-backup="${back.backup}"]`);
    (row?.querySelector(`[data-action="${back.action}"]`) ?? row?.querySelector(`[data-action="${action}"]`))?.focus();
  }
  table.hidden = rows.length === 0;
  const unreadable = Object.entries(model.problems);
  byId("backups-empty").hidden = model.backups === null || rows.length > 0 || unreadable.length > 0;
  byId("backups-problems").replaceChildren(...unreadable.map(([tier, problem]) =>
    html("p", { class: "bad" }, html("strong", {}, text("backups.tier-problem", { tier: tierName(tier) })), " ", html("span", { lang: "en" }, problem))));
  const all = byId("backups-all");
  all.hidden = rows.length <= shown.length;
  setText(all, text("backups.show-all", { n: number(rows.length) }));
  all.onclick = () => {
    showsAll = true;
    show(model, act);
  };
}

/** Ages go on while the list stays. */
export function showAges() {
  for (const element of document.querySelectorAll("#backups time[data-age]")) setText(element, age(element.dateTime, now()));
}

function showTierChoice(tiers) {
  const select = byId("tier");
  byId("tier-choice").hidden = tiers.length < 2;
  if (select.options.length === tiers.length) return;
  select.replaceChildren(...tiers.map((tier) => html("option", { value: tier }, tierName(tier))));
}

function rowElement(row, model, act) {
  const tiers = Object.keys(row.copies);
  const copy = Object.values(row.copies).find((backup) => !backup.problem) ?? row.copies[tiers[0]];
  const drills = Object.values(row.copies).map((backup) => backup.last_drill).filter(Boolean);
  const drill = drills.find((each) => !each.identical) ?? drills[0];
  const pinned = Object.values(row.copies).some((backup) => backup.pinned);
  return html("tr", { role: "row", "data-backup": row.name, "data-verdict": copy.verdict },
    html("th", { scope: "row", role: "rowheader" }, html("span", { class: "name" }, row.name), pinned ? html("span", { class: "tag" }, text("backups.pinned")) : null,
      copy.snapshot ? html("span", { class: "quiet" }, shortMoment(copy.snapshot)) : null),
    cell("verdict", html("span", { class: `tag verdict-${copy.verdict.toLowerCase()}` }, text(`verdict.${copy.verdict}`)),
      copy.problem ? html("span", { class: "message", lang: "en" }, copy.problem) : null,
      copy.database && copy.database !== model.database ? html("span", { class: "quiet" }, text("backups.of-database", { name: copy.database })) : null),
    cell("age", copy.snapshot ? html("time", { datetime: copy.snapshot, "data-age": true, title: moment(copy.snapshot) }, age(copy.snapshot, now())) : text("value.none")),
    numberCell("size", copy.problem ? text("value.none") : size(copy.size), copy.problem ? null : count("rows", copy.rows)),
    numberCell("duration", copy.started && copy.finished ? duration((new Date(copy.finished) - new Date(copy.started)) / 1000) : text("value.none")),
    cell("tiers", tierList(row, model)),
    cell("drill", drill ? [html("span", { class: drill.identical ? null : "bad" }, text(drill.identical ? "drill.identical" : "drill.different")),
      html("span", { class: "quiet" }, text("drill.when", { age: age(drill.at, now()), time: duration(drill.duration_seconds) }))] : html("span", { class: "quiet" }, text("drill.none"))),
    cell("actions", actions(row, pinned, act)));
}

function tierList(row, model) {
  return html("ul", { class: "tiers" }, tiersOf(model).map((tier) => {
    const copy = row.copies[tier];
    const isUnknown = copy === undefined ? model.problems[tier] : copy.problem;
    const state = isUnknown ? "unreadable" : copy === undefined ? "lacks" : copy.last_verification?.intact === false ? "damaged" : "holds";
    return html("li", { class: `tier-${state}` }, text(`backups.tier-${state}`, { tier: tierName(tier) }));
  }));
}

function actions(row, pinned, act) {
  const chosen = byId("tier").value;
  const tier = row.copies[chosen] ? chosen : Object.keys(row.copies)[0];
  const tierNumber = tier.replace(/^tier/, "");
  // A label begins with what the button shows, and says which row it is of.
  const names = (action) => {
    const label = text(`action.${action}.label`, { backup: row.name });
    return { "data-action": action, "aria-label": label, title: label };
  };
  const button = (action) => html("button", { type: "button", ...names(action), click: () => act(action, row.name, tierNumber) }, text(`action.${action}`));
  const report = (format, action) => html("a", {
    class: "button", ...names(action), href: `backups/${row.name}/double_check?format=${format}&tier=${tierNumber}`,
    target: format === "html" ? "_blank" : null, rel: "noopener", download: format === "md" ? `double_check_${row.name}.md` : null,
  }, text(`action.${action}`));
  return html("div", { class: "row-actions" }, button("verify"), button("verify-against"), button("drill"), button(pinned ? "unpin" : "pin"),
    report("html", "report"), report("md", "report-markdown"));
}

function cell(key, ...content) {
  return html("td", { role: "cell", "data-label": text(`backups.${key}`), class: `cell-${key}` }, ...content);
}

function numberCell(key, value, more = null) {
  const made = cell(key, html("span", {}, value), more ? html("span", { class: "quiet" }, more) : null);
  made.classList.add("number");
  return made;
}
