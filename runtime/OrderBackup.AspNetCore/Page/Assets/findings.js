// What the last run of each job found, the newest first.

import { byId, html } from "./dom.js";
import { isPartial, verdictOf } from "./state.js";
import { moment, number, text, textOr } from "./text.js";

const MostShown = 100;
const Documentation = "https://github.com/orderbackup/orderbackup/blob/main/docs/rules/";

/** Shows the outcomes of the jobs. */
export function show(model) {
  const outcomes = ["verify", "drill", "backup", "restore"]
    .map((kind) => ({ kind, last: model.jobs[kind]?.last }))
    .filter(({ last }) => last)
    .sort((a, b) => new Date(b.last.finished ?? b.last.started) - new Date(a.last.finished ?? a.last.started));
  byId("findings").replaceChildren(...(outcomes.length === 0
    ? [html("p", { class: "quiet" }, text("findings.nothing-run"))]
    : outcomes.map(({ kind, last }) => outcome(kind, last))));
}

/** Findings as list items: id, where, and what. */
export function findingItems(findings) {
  const shown = findings.slice(0, MostShown).map((finding) => html("li",
    { class: `finding ${finding.severity.toLowerCase()}`, "data-id": finding.id, "data-table": finding.table ?? "", "data-column": finding.column ?? "" },
    html("p", { class: "finding-head" },
      html("span", { class: "severity" }, text(`severity.${finding.severity}`)), " ",
      html("a", { href: `${Documentation}${finding.id}.md`, target: "_blank", rel: "noopener noreferrer" }, finding.id), " ",
      html("strong", {}, textOr(`finding.${finding.id}`, "")), " ",
      finding.table ? html("bdi", { class: "where" }, finding.column ? `${finding.table} . ${finding.column}` : finding.table) : null),
    html("p", { class: "message", lang: "en" }, finding.message)));
  if (findings.length > shown.length) shown.push(html("li", { class: "quiet" }, text("findings.more", { n: number(findings.length - shown.length) })));
  return shown;
}

function outcome(kind, last) {
  const look = last.succeeded ? "verified" : last.verdict === "Unverified" || isPartial(kind, last) ? "unverified" : "failed";
  const block = html("section", { class: "outcome", "data-job": kind },
    html("h3", {}, text(`job.${kind}`), " ", html("span", { class: `tag verdict-${look}` }, verdictOf(kind, last))),
    html("p", { class: "quiet" }, [last.backup, last.finished ? moment(last.finished) : text("findings.no-end", { time: moment(last.started) }),
      last.rows > 0 ? text("findings.counts", { tables: number(last.tables), columns: number(last.columns), rows: number(last.rows) }) : null].filter(Boolean).join(" · ")));
  if (last.findings.length > 0) block.append(html("ul", { class: "findings" }, findingItems(last.findings)));
  else if (last.error) block.append(html("p", { class: "message", lang: "en" }, last.error));
  else block.append(html("p", {}, text("findings.none")));
  if (kind === "verify" && last.verdict === "Different") block.append(html("p", { class: "quiet" }, text("findings.live-moves-on")));
  return block;
}
