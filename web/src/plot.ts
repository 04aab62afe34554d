// SPDX-License-Identifier: MIT
// A figure with a script: its drawings, its rows, and the line that tells a value.
import { rowsOf, type Row } from "./rows";

export interface Plot {
  figure: HTMLElement;
  rows: Row[];
  /** Holds the drawings; takes the keyboard. */
  box: HTMLElement;
  tell: (words: string) => void;
}

/** The drawing that is shown: the wide or the narrow one. */
export function shownDrawing(plot: Plot): SVGSVGElement | undefined {
  return [...plot.box.querySelectorAll<SVGSVGElement>(":scope > svg")].find(
    (svg) => getComputedStyle(svg).display !== "none",
  );
}

export const marksOf = (parent: ParentNode): SVGElement[] => [
  ...parent.querySelectorAll<SVGElement>("[data-row]"),
];

/** Null for a figure without drawings. */
export function plotOf(figure: HTMLElement): Plot | null {
  const drawings = [...figure.querySelectorAll<SVGSVGElement>(":scope > svg")];
  const first = drawings[0];
  if (!first) return null;
  const title = figure.querySelector("h3")?.textContent ?? "figure";
  const box = document.createElement("div");
  box.className = "plot";
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `${title}: arrow keys step through the values`);
  first.before(box);
  box.append(...drawings);
  const line = document.createElement("p");
  line.className = "value";
  line.setAttribute("aria-live", "polite");
  box.after(line);
  return {
    figure,
    rows: rowsOf(figure),
    box,
    tell: (words) => {
      line.textContent = words;
    },
  };
}
