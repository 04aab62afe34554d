// SPDX-License-Identifier: MIT
// Ranges on parallel axes: brushed with the pointer, or typed; points outside step back.
import { brushX, type D3BrushEvent } from "d3-brush";
import { select } from "d3-selection";

import { marksOf, type Plot } from "./plot";
import { told } from "./rows";

// as the drawing has it (analysis/report/figures/parallel.cpp)
const firstAxis = 24;
const axisGap = 52;
const margin = 4;

interface Axis {
  name: string;
  values: Map<string, number>; // by point
  low: number;
  high: number;
  range: [number, number] | null;
  inputs: HTMLInputElement[];
}

function axesOf(plot: Plot): Axis[] {
  const axes = new Map<string, Axis>();
  for (const row of plot.rows) {
    if (row.measure !== "point" || row.estimate === null) continue;
    const known = axes.get(row.item);
    const axis: Axis = known ?? {
      name: row.item,
      values: new Map(),
      low: Infinity,
      high: -Infinity,
      range: null,
      inputs: [],
    };
    axis.values.set(row.group, row.estimate);
    axis.low = Math.min(axis.low, row.estimate);
    axis.high = Math.max(axis.high, row.estimate);
    axes.set(row.item, axis);
  }
  return [...axes.values()];
}

function apply(plot: Plot, axes: Axis[]): void {
  const isIn = (point: string): boolean =>
    axes.every((axis) => {
      const value = axis.values.get(point);
      return !axis.range || (value !== undefined && value >= axis.range[0] && value <= axis.range[1]);
    });
  for (const mark of marksOf(plot.box)) {
    const point = plot.rows[Number(mark.dataset["row"])]?.group ?? "";
    mark.classList.toggle("aside", !isIn(point));
  }
  const points = [...(axes[0]?.values.keys() ?? [])];
  plot.tell(`${points.filter(isIn).length} of ${points.length} points lie in the chosen ranges`);
}

/** Inputs show the range that holds. */
function showRange(axis: Axis): void {
  const [from, to] = axis.range ?? [axis.low, axis.high];
  axis.inputs.forEach((input, end) => {
    input.value = told(end === 0 ? from : to);
  });
}

function addBrushes(plot: Plot, axes: Axis[], changed: () => void): (() => void)[] {
  const clear: (() => void)[] = [];
  for (const svg of plot.box.querySelectorAll<SVGSVGElement>(":scope > svg")) {
    const width = svg.viewBox.baseVal.width;
    axes.forEach((axis, place) => {
      const y = firstAxis + place * axisGap;
      const value = (x: number): number =>
        axis.low + ((x - margin) / (width - 2 * margin)) * (axis.high - axis.low);
      const brush = brushX<unknown>()
        .extent([
          [margin, y - 8],
          [width - margin, y + 8],
        ])
        .on("brush end", (event: D3BrushEvent<unknown>) => {
          if (!event.sourceEvent) return;
          const chosen = event.selection as [number, number] | null;
          axis.range = chosen ? [value(chosen[0]), value(chosen[1])] : null;
          showRange(axis);
          changed();
        });
      const layer = select(svg).append("g").call(brush);
      clear.push(() => layer.call(brush.clear));
    });
  }
  return clear;
}

function numberInput(axis: Axis, end: number, changed: () => void): HTMLLabelElement {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "number";
  input.step = "any";
  axis.inputs.push(input);
  label.append(`${axis.name} ${end === 0 ? "from" : "to"} `, input);
  input.addEventListener("change", () => {
    const [from, to] = axis.inputs.map((one) => Number(one.value));
    axis.range = from === undefined || to === undefined ? null : [from, to];
    changed();
  });
  return label;
}

export function chooseRanges(plot: Plot): void {
  const axes = axesOf(plot);
  if (axes.length === 0) return;
  const changed = (): void => apply(plot, axes);
  const clear = addBrushes(plot, axes, changed);
  const details = document.createElement("details");
  details.className = "tools";
  const summary = document.createElement("summary");
  summary.textContent = "Choose ranges";
  const reset = document.createElement("button");
  reset.type = "button";
  reset.textContent = "All points";
  reset.addEventListener("click", () => {
    clear.forEach((one) => one());
    axes.forEach((axis) => {
      axis.range = null;
      showRange(axis);
    });
    changed();
  });
  const inputs = axes.flatMap((axis) => [0, 1].map((end) => numberInput(axis, end, changed)));
  details.append(summary, ...inputs, reset);
  axes.forEach(showRange);
  plot.figure.querySelector("figcaption")?.before(details);
}
