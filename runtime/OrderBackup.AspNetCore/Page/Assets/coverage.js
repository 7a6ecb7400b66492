// The coverage section: of the live database, or, when that cannot be reached, of the newest backup.

import { byId, html, setText, svg } from "./dom.js";
import { findingItems } from "./findings.js";
import { Classes, mark, Matrix } from "./matrix.js";
import { newestVerified } from "./newest.js";
import { reasonText } from "./reasons.js";
import { get, Refusal } from "./server.js";
import { count, moment, number, text, timeOfDay } from "./text.js";

let matrix = null;
let shown = null;
let turns = 0;

// docs/rules/OBK3101.md: the database's server cannot be reached.
const NoServer = "OBK3101";

/** Fetches and shows the coverage. */
export async function load(model) {
  const turn = ++turns;
  try {
    const live = await get("backup_coverage");
    if (turn !== turns) return;
    show({
      tables: live.tables, findings: live.findings, source: text("coverage.live", { database: live.database, time: timeOfDay(live.checked_at) }), isLive: true,
      holds: live.holds,
    });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    await fallBack(model, refusal, turn);
  }
}

/** Says that what is shown is not of now. */
export function markStale() {
  if (shown) setText(byId("coverage-source"), text("coverage.stale", { source: shown.source }));
}

async function fallBack(model, refusal, turn) {
  const newest = newestVerified(model);
  const tier = newest?.tiers[0];
  try {
    if (!tier) throw refusal;
    const backup = await get(`backups/${newest.name}?tier=${tier.replace(/^tier/, "")}`);
    if (turn !== turns) return;
    const why = refusal.id === NoServer ? text("coverage.no-server") : text("coverage.not-compared", { reason: reasonText(refusal) });
    const source = `${why} ${text("coverage.of-backup", { backup: backup.name, time: moment(backup.snapshot) })}`;
    show({ tables: backup.tables, findings: [], source, isLive: false, holds: true });
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    if (turn !== turns) return;
    if (shown) markStale();
    else setText(byId("coverage-source"), text("coverage.unknown", { reason: reasonText(refusal) }));
  }
}

function show(coverage) {
  shown = coverage;
  const columns = coverage.tables.flatMap((table) => table.columns);
  const of = (...classes) => columns.filter((column) => classes.includes(column.class)).length;
  const open = of("Uncovered", "Missing");
  const errors = coverage.findings.filter((finding) => finding.severity === "Error").length;
  setText(byId("coverage-source"), coverage.source);
  byId("coverage-source").className = coverage.isLive ? "quiet" : "warn";
  const summary = byId("coverage-summary");
  summary.className = open > 0 || !coverage.holds ? "bad strong" : "";
  setText(summary, open === 0 && !coverage.holds ? text("coverage.summary-broken", { errors: count("errors", errors) }) : text(open > 0 ? "coverage.summary-open" : "coverage.summary", {
    tables: count("tables", coverage.tables.length), columns: count("columns", columns.length),
    held: number(of("Covered", "State", "Generated")), state: number(of("State")), exempt: number(of("Exempt")), open: number(open),
  }));
  byId("coverage-legend").replaceChildren(...Classes.map((className) => html("li", {},
    svg("svg", { class: "matrix", width: 20, height: 20, "aria-hidden": "true" }, svg("g", { class: `cell ${className.toLowerCase()}` }, mark(className, 0, 0))),
    html("span", {}, `${text(`class.${className}`)} `, html("span", { class: "quiet" }, number(of(className)))))));
  matrix ??= new Matrix(byId("coverage"), (label) => setText(byId("coverage-detail"), label));
  setText(byId("coverage-detail"), "");
  matrix.show(coverage.tables);
  byId("coverage-findings").replaceChildren(...findingItems(coverage.findings));
  byId("coverage-text").lastElementChild.replaceChildren(...coverage.tables.map(tableAsText));
}

function tableAsText(table) {
  const reason = /^(root|listed|scope all|related)(.*)$/su.exec(table.reason);
  return html("table", { class: "plain" },
    html("caption", {}, html("bdi", {}, table.table), " ", html("span", { class: "quiet" }, reason ? text(`reason.${reason[1].replace(" ", "-")}`) + reason[2] : table.reason)),
    html("thead", {}, html("tr", {}, ["column", "class", "detail"].map((key) => html("th", { scope: "col" }, text(`coverage.${key}`))))),
    html("tbody", {}, table.columns.map((column) => html("tr", { class: column.class.toLowerCase() },
      html("th", { scope: "row" }, html("bdi", {}, column.name)), html("td", {}, text(`class.${column.class}`)), html("td", {}, column.detail ?? "")))));
}
