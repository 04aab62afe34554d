// SPDX-License-Identifier: MIT
// Moves between states as a sankey diagram, year by year.
import { sankey, sankeyLinkHorizontal, type SankeyGraph } from "d3-sankey";

import type { Plot } from "./plot";
import { told, type Row } from "./rows";

interface State {
  name: string;
}
interface Move {
  source: string;
  target: string;
  value: number;
}

const height = 280;
const labelRoom = 60;
const leastLabelled = 12; // pixels that a node is high
const name = "http://www.w3.org/2000/svg";

const levels = (state: string): number[] => [1, 3, 5].map((place) => Number(state[place]));
const stateClass = (state: string): string => {
  const [d = 0, n = 0, i = 0] = levels(state);
  return `s${9 * d + 3 * n + i}`;
};
const sum = (state: string): number => levels(state).reduce((total, level) => total + level, 0);

function element(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(name, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** Moves of the group in that year, of all years if there is none. */
function movesOf(rows: Row[], group: string, year: string): Move[] {
  const moves = new Map<string, Move>();
  for (const row of rows) {
    if (row.group !== group || (year !== "" && row.time !== year) || !row.estimate) continue;
    const key = `${row.item} ${row.item2}`;
    const move = moves.get(key) ?? { source: row.item, target: row.item2, value: 0 };
    move.value += row.estimate;
    moves.set(key, move);
  }
  return [...moves.values()];
}

function layout(moves: Move[], width: number): SankeyGraph<State, Move> {
  const names = [...new Set(moves.flatMap((move) => [move.source, move.target]))];
  names.sort((a, b) => sum(a) - sum(b) || a.localeCompare(b));
  return sankey<State, Move>()
    .nodeId((node) => node.name)
    .nodeWidth(12)
    .nodePadding(16)
    .extent([
      [1, 8],
      [width - labelRoom, height - 8],
    ])({ nodes: names.map((one) => ({ name: one })), links: moves.map((move) => ({ ...move })) });
}

function describe(moves: Move[], group: string, year: string): string {
  const when = year === "" ? "all years" : year;
  const first = [...moves].sort((a, b) => b.value - a.value)[0];
  if (!first) return `${group}, ${when}: no moves`;
  return (
    `${group}, ${when}: ${moves.length} kinds of move; ` +
    `most from ${first.source} to ${first.target}, ${told(first.value)} moves a firm`
  );
}

/** Names beside the nodes that have room for one, the highest first; the names left out. */
function label(svg: SVGElement, nodes: SankeyGraph<State, Move>["nodes"]): string[] {
  const high = (node: { y0?: number; y1?: number }): number => (node.y1 ?? 0) - (node.y0 ?? 0);
  const taken: DOMRect[] = [];
  const left: string[] = [];
  for (const node of [...nodes].sort((a, b) => high(b) - high(a))) {
    const y = ((node.y0 ?? 0) + (node.y1 ?? 0)) / 2 + 4;
    const text = element("text", { class: "small", x: (node.x1 ?? 0) + 4, y }) as SVGTextElement;
    text.textContent = node.name;
    svg.append(text);
    const box = text.getBBox();
    const touches = (other: DOMRect): boolean =>
      Math.abs(box.x + box.width / 2 - other.x - other.width / 2) < (box.width + other.width) / 2 &&
      Math.abs(box.y - other.y) < box.height;
    if (high(node) < leastLabelled || taken.some(touches)) {
      text.remove();
      left.push(node.name);
    } else taken.push(box);
  }
  return left;
}

function draw(svg: SVGElement, moves: Move[], width: number, tell: (words: string) => void): void {
  svg.replaceChildren();
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.onpointerenter = null;
  if (moves.length === 0) return; // d3-sankey cannot lay out nothing
  const graph = layout(moves, width);
  const path = sankeyLinkHorizontal<State, Move>();
  for (const link of graph.links) {
    const target = (link.target as unknown as State).name;
    const source = (link.source as unknown as State).name;
    const drawn = element("path", {
      class: `${stateClass(target)} line flow`,
      d: path(link) ?? "",
      "stroke-width": Math.max(1, link.width ?? 1),
    });
    drawn.addEventListener("pointerenter", () =>
      tell(`${source} to ${target}: ${told(link.value)} moves a firm`),
    );
    svg.append(drawn);
  }
  for (const node of graph.nodes) {
    const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
    const size = { x: x0, y: y0, width: x1 - x0, height: Math.max(1, y1 - y0) };
    const drawn = element("rect", { class: `${stateClass(node.name)} area node`, ...size });
    drawn.addEventListener("pointerenter", () =>
      tell(`through ${node.name}: ${told(node.value ?? 0)} moves a firm`),
    );
    svg.append(drawn);
  }
  const left = label(svg, graph.nodes);
  if (left.length > 0) svg.onpointerenter = () => tell(`Nodes without a name: ${left.join(", ")}`);
}

function labelled<T extends HTMLElement>(words: string, control: T, after?: HTMLElement): HTMLElement {
  const label = document.createElement("label");
  label.append(`${words} `, control);
  if (after) label.append(" ", after);
  return label;
}

export function showSankey(plot: Plot): void {
  const rows = plot.rows.filter((row) => row.measure === "moves_in_year");
  const years = ["", ...[...new Set(rows.map((row) => row.time))].sort()];
  const groups = [...new Set(rows.map((row) => row.group))];
  if (rows.length === 0) return;
  const box = document.createElement("div");
  box.className = "sankey tools";
  const select = document.createElement("select");
  for (const group of groups) select.append(new Option(group, group));
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: "0", max: String(years.length - 1), value: "0" });
  const shown = document.createElement("output");
  const svg = element("svg", { role: "img" });
  if (groups.length > 1) box.append(labelled("Moves in", select));
  box.append(labelled(groups.length > 1 ? "year" : "Moves in", slider, shown), svg);
  plot.figure.querySelector("figcaption")?.before(box);
  const redraw = (): void => {
    const year = years[Number(slider.value)] ?? "";
    const group = select.value;
    const moves = movesOf(rows, group, year);
    const width = Math.max(260, Math.min(720, box.clientWidth - 24));
    draw(svg, moves, width, plot.tell);
    shown.value = year === "" ? "all years" : year;
    slider.setAttribute("aria-valuetext", shown.value);
    svg.setAttribute("aria-label", describe(moves, group, year));
  };
  slider.addEventListener("input", () => {
    redraw();
    plot.tell(svg.getAttribute("aria-label") ?? "");
  });
  select.addEventListener("change", redraw);
  window.addEventListener("resize", redraw);
  redraw();
}
