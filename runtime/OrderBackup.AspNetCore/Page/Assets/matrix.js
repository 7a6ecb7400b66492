// The coverage as a picture: a line of cells for each table, a cell for each column. Each class has a shape of its own, so that it can be
// told without colour, and every cell can be reached with the arrow keys.

import { svg } from "./dom.js";
import { text } from "./text.js";

/** The classes of a column, in the order of the legend. */
export const Classes = ["Covered", "State", "Generated", "Exempt", "Uncovered", "Missing"];

const Pitch = 24;
const Box = 20;
const LabelLine = 20;
const WideFrom = 640;
const LabelWidth = 190;

/** The marks of a class inside a box whose corner is at the given place. */
export function mark(className, x, y) {
  const box = svg("rect", { class: "box", x: x + 0.75, y: y + 0.75, width: Box - 1.5, height: Box - 1.5, rx: 3 });
  const at = (points) => points.map(([px, py]) => `${x + px} ${y + py}`).join("L");
  const path = (...lines) => svg("path", { class: "mark", d: lines.map((line) => `M${at(line)}`).join("") });
  switch (className) {
    case "State": return [box, svg("path", { class: "mark", d: `M${at([[10, 4.5], [15.5, 10], [10, 15.5], [4.5, 10]])}Z` })];
    case "Generated": return [box, svg("path", { class: "mark", d: `M${at([[17, 3], [17, 17], [3, 17]])}Z` })];
    case "Uncovered": case "Missing": return [box, path([[6, 6], [14, 14]], [[14, 6], [6, 14]])];
    default: return [box];
  }
}

/** The label of a column's cell, as a sentence. */
export function cellLabel(table, column) {
  const meaning = text(`class.${column.class}`);
  return text(column.detail ? "coverage.cell-detail" : "coverage.cell", { table, column: column.name, meaning, detail: column.detail ?? "" });
}

/** Draws tables into a picture as wide as the room that there is. */
export class Matrix {
  #svg;
  #tell;
  #tables = [];
  #width = 0;
  #rows = [];

  /**
   * @param {SVGSVGElement} element The picture.
   * @param {(label: string) => void} tell Told the label of the cell that is looked at.
   */
  constructor(element, tell) {
    this.#svg = element;
    this.#tell = tell;
    element.addEventListener("keydown", (event) => this.#move(event));
    element.addEventListener("focusin", (event) => this.#look(event.target));
    element.addEventListener("pointerover", (event) => this.#look(event.target));
    element.addEventListener("click", (event) => event.target.closest("[data-column]")?.focus());
    new ResizeObserver(() => this.#draw(false)).observe(element.parentElement);
  }

  show(tables) {
    this.#tables = tables;
    this.#draw(true);
  }

  #draw(isNew) {
    const width = Math.floor(this.#svg.parentElement.clientWidth);
    if (!isNew && width === this.#width) return;
    this.#width = width;
    const focused = this.#svg.contains(document.activeElement) ? document.activeElement.dataset : null;
    const left = width >= WideFrom ? LabelWidth : 0;
    const perLine = Math.max(1, Math.floor((width - left) / Pitch));
    let y = 0;
    this.#rows = [];
    const rows = this.#tables.map((table) => {
      const label = svg("text", { class: "table-name", role: "rowheader", x: left ? left - 12 : 0, y: y + 14.5, "text-anchor": left ? "end" : "start" }, shorten(table.table, left ? 25 : 44));
      const top = left ? y : y + LabelLine;
      const cells = table.columns.map((column, index) => cell(table.table, column, left + (index % perLine) * Pitch, top + Math.floor(index / perLine) * Pitch));
      this.#rows.push(cells);
      y = top + Math.max(1, Math.ceil(table.columns.length / perLine)) * Pitch + (left ? 3 : 8);
      return svg("g", { role: "row" }, label, cells);
    });
    this.#svg.setAttribute("height", Math.max(1, y));
    this.#svg.replaceChildren(...rows);
    const again = focused && this.#rows.flat().find((each) => each.dataset.table === focused.table && each.dataset.column === focused.column);
    (again ?? this.#rows.flat()[0])?.setAttribute("tabindex", "0");
    again?.focus();
  }

  #look(target) {
    const chosen = target.closest?.("[data-column]");
    if (chosen) this.#tell(chosen.getAttribute("aria-label"));
  }

  #move(event) {
    const row = this.#rows.findIndex((cells) => cells.includes(document.activeElement));
    if (row < 0) return;
    const column = this.#rows[row].indexOf(document.activeElement);
    const rows = this.#rows;
    const inRow = (to) => rows[to]?.[Math.min(column, rows[to].length - 1)];
    const next = {
      ArrowRight: () => rows[row][column + 1] ?? rows[row + 1]?.[0],
      ArrowLeft: () => rows[row][column - 1] ?? rows[row - 1]?.at(-1),
      ArrowDown: () => inRow(row + 1),
      ArrowUp: () => inRow(row - 1),
      Home: () => (event.ctrlKey ? rows[0][0] : rows[row][0]),
      End: () => (event.ctrlKey ? rows.at(-1).at(-1) : rows[row].at(-1)),
    }[event.key]?.();
    if (!next) return;
    event.preventDefault();
    document.activeElement.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }
}

function cell(table, column, x, y) {
  return svg("g", {
    role: "gridcell", tabindex: "-1", class: `cell ${column.class.toLowerCase()}`, "aria-label": cellLabel(table, column),
    "data-table": table, "data-column": column.name, "data-class": column.class,
  }, mark(column.class, x, y));
}

function shorten(name, longest) {
  const letters = [...name];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : name;
}
