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

/** Brushes on the axes of both drawings; what it returns moves them to the axis' range. */
function addBrushes(plot: Plot, axes: Axis[], changed: () => void): (axis: Axis) => void {
  const movers: { axis: Axis; layer: Element; move: () => void }[] = [];
  const moveAll = (axis: Axis, except?: Element): void => {
    for (const one of movers) if (one.axis === axis && one.layer !== except) one.move();
  };
  for (const svg of plot.box.querySelectorAll<SVGSVGElement>(":scope > svg")) {
    const width = svg.viewBox.baseVal.width;
    axes.forEach((axis, index) => {
      const y = firstAxis + index * axisGap;
      const right = width - margin;
      const span = axis.high - axis.low;
      // the ends exactly: a brush up to the edge keeps the points that lie on it
      const value = (x: number): number =>
        x >= right ? axis.high : axis.low + ((x - margin) / (right - margin)) * span;
      const place = (at: number): number =>
        margin + Math.min(1, Math.max(0, (at - axis.low) / (span || 1))) * (right - margin);
      const group = select(svg).append("g");
      const layer = group.node() as Element;
      const brush = brushX<unknown>()
        .extent([
          [margin, y - 8],
          [right, y + 8],
        ])
        .on("brush end", (event: D3BrushEvent<unknown>) => {
          if (!event.sourceEvent) return;
          const chosen = event.selection as [number, number] | null;
          axis.range = chosen ? [value(chosen[0]), value(chosen[1])] : null;
          showRange(axis);
          moveAll(axis, layer);
          changed();
        });
      group.call(brush);
      const move = (): void => {
        const { range } = axis;
        const isEmpty = !range || range[0] > range[1];
        group.call(brush.move, isEmpty ? null : [place(range[0]), place(range[1])]);
      };
      movers.push({ axis, layer, move });
    });
  }
  return moveAll;
}

function numberInput(axis: Axis, end: 0 | 1, changed: (axis: Axis) => void): HTMLLabelElement {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "number";
  input.step = "any";
  axis.inputs.push(input);
  label.append(`${axis.name} ${end === 0 ? "from" : "to"} `, input);
  input.addEventListener("change", () => {
    const whole: [number, number] = [axis.low, axis.high];
    const range: [number, number] = [...(axis.range ?? whole)];
    range[end] = input.value === "" ? whole[end] : Number(input.value);
    axis.range = range;
    changed(axis);
  });
  return label;
}

export function chooseRanges(plot: Plot): void {
  const axes = axesOf(plot);
  if (axes.length === 0) return;
  const changed = (): void => apply(plot, axes);
  const moveBrushes = addBrushes(plot, axes, changed);
  const change = (axis: Axis): void => {
    showRange(axis);
    moveBrushes(axis);
    changed();
  };
  const details = document.createElement("details");
  details.className = "tools";
  const summary = document.createElement("summary");
  summary.textContent = "Choose ranges";
  const reset = document.createElement("button");
  reset.type = "button";
  reset.textContent = "All points";
  reset.addEventListener("click", () => {
    axes.forEach((axis) => {
      axis.range = null;
      change(axis);
    });
  });
  const inputs = axes.flatMap((axis) => ([0, 1] as const).map((end) => numberInput(axis, end, change)));
  details.append(summary, ...inputs, reset);
  axes.forEach(showRange);
  plot.figure.querySelector("figcaption")?.before(details);
}
