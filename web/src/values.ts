// SPDX-License-Identifier: MIT
// Values under the pointer, and one after the other under the arrow keys.
import { marksOf, shownDrawing, type Plot } from "./plot";
import { sentence, type Row } from "./rows";

const same = (one: Row, other: Row | undefined): boolean =>
  other !== undefined &&
  one.measure === other.measure &&
  one.group === other.group &&
  one.item === other.item &&
  one.item2 === other.item2;

/** Rows that a curve or an area stands for, in the order of time; else the mark's own. */
function rowsOfMark(plot: Plot, mark: SVGElement): Row[] {
  const index = Number(mark.dataset["row"]);
  const own = plot.rows[index];
  if (!own) return [];
  const kind = plot.figure.dataset["kind"];
  const isCurve = mark.tagName === "polyline" && (kind === "curves" || kind === "survival");
  const isArea = mark.tagName === "polygon" && kind === "chronogram";
  return isCurve || isArea ? plot.rows.filter((row) => same(own, row)) : [own];
}

/** The row at the pointer: rows of curves are taken as evenly spread over their drawing. */
function rowAt(plot: Plot, mark: SVGElement, x: number): Row | undefined {
  const rows = rowsOfMark(plot, mark);
  if (rows.length < 2) return rows[0];
  const box = mark.getBoundingClientRect();
  const part = (x - box.left) / Math.max(1, box.width);
  return rows[Math.round(Math.min(1, Math.max(0, part)) * (rows.length - 1))];
}

interface Stop {
  mark: SVGElement;
  row: Row;
}

/** Every value of the drawing that is shown, in the order of the data. */
function stops(plot: Plot): Stop[] {
  const drawing = shownDrawing(plot);
  if (!drawing) return [];
  const found = new Map<Row, SVGElement>();
  for (const mark of marksOf(drawing)) {
    for (const row of rowsOfMark(plot, mark)) if (!found.has(row)) found.set(row, mark);
  }
  return plot.rows.flatMap((row) => {
    const mark = found.get(row);
    return mark ? [{ mark, row }] : [];
  });
}

function listenToKeys(plot: Plot): void {
  let at = -1;
  let picked: SVGElement | null = null;
  const pick = (mark: SVGElement | null): void => {
    picked?.classList.remove("picked");
    mark?.classList.add("picked");
    picked = mark;
  };
  plot.box.addEventListener("keydown", (event) => {
    const all = stops(plot);
    const next: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: all.length - 1,
    };
    const wanted = next[event.key];
    if (wanted === undefined || all.length === 0) return;
    event.preventDefault();
    at = Math.min(all.length - 1, Math.max(0, wanted));
    const stop = all[at];
    if (!stop) return;
    pick(stop.mark);
    plot.tell(`${at + 1} of ${all.length}: ${sentence(stop.row)}`);
  });
  plot.box.addEventListener("blur", () => pick(null));
}

export function showValues(plot: Plot): void {
  plot.box.addEventListener("pointermove", (event) => {
    const mark = (event.target as Element).closest<SVGElement>("[data-row]");
    const row = mark ? rowAt(plot, mark, event.clientX) : undefined;
    if (row) plot.tell(sentence(row));
  });
  listenToKeys(plot);
}
