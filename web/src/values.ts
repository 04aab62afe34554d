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

type Outline = SVGPolylineElement | SVGPolygonElement;

/** A mark that stands for a row at each of many times: a curve, steps, or an area between curves. */
function isOutline(plot: Plot, mark: SVGElement): mark is Outline {
  const kind = plot.figure.dataset["kind"];
  const isCurve = mark.tagName === "polyline" && (kind === "curves" || kind === "survival");
  return isCurve || (mark.tagName === "polygon" && kind === "chronogram");
}

/** Rows that the mark stands for, in the order of time. */
function rowsOfMark(plot: Plot, mark: SVGElement): Row[] {
  const own = plot.rows[Number(mark.dataset["row"])];
  if (!own) return [];
  if (!isOutline(plot, mark)) return [own];
  const rows = plot.rows.filter((row) => same(own, row));
  if (plot.figure.dataset["kind"] !== "curves") return rows;
  // a curve with a gap is several marks: this one begins at its own row
  const first = rows.indexOf(own);
  return rows.slice(first, first + mark.points.numberOfItems);
}

/** The row at the pointer: of steps the last one taken, else the one whose point is nearest. */
function rowAt(plot: Plot, mark: SVGElement, pointer: number): Row | undefined {
  const rows = rowsOfMark(plot, mark);
  const matrix = isOutline(plot, mark) ? mark.getScreenCTM() : null;
  if (!matrix || !isOutline(plot, mark)) return rows[0];
  const x = (pointer - matrix.e) / matrix.a;
  const points = [...mark.points].map((point) => point.x);
  if (plot.figure.dataset["kind"] === "survival") {
    return rows.filter((_, step) => (points[1 + 2 * step] ?? Infinity) <= x).pop() ?? rows[0];
  }
  const away = points.slice(0, rows.length).map((at) => Math.abs(at - x));
  return rows[away.indexOf(Math.min(...away))];
}

interface Stop {
  mark: SVGElement;
  row: Row;
}

/** Every value that the shown drawing has in sight, in the order of the data; marks before words. */
function stops(plot: Plot): Stop[] {
  const drawing = shownDrawing(plot);
  if (!drawing) return [];
  const found = new Map<Row, SVGElement>();
  for (const mark of marksOf(drawing)) {
    if (mark.classList.contains("hidden")) continue;
    for (const row of rowsOfMark(plot, mark)) {
      const known = found.get(row);
      if (!known || (known.tagName === "text" && mark.tagName !== "text")) found.set(row, mark);
    }
  }
  return plot.rows.flatMap((row) => {
    const mark = found.get(row);
    return mark ? [{ mark, row }] : [];
  });
}

function listenToKeys(plot: Plot): void {
  let last: Row | null = null;
  let picked: SVGElement | null = null;
  const pick = (mark: SVGElement | null): void => {
    picked?.classList.remove("picked");
    mark?.classList.add("picked");
    picked = mark;
  };
  plot.box.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return; // the browser's own
    const all = stops(plot);
    const before = all.findIndex((stop) => stop.row === last);
    const next: Record<string, number> = {
      ArrowRight: before + 1,
      ArrowLeft: before - 1,
      Home: 0,
      End: all.length - 1,
    };
    const wanted = next[event.key];
    if (wanted === undefined || all.length === 0) return;
    event.preventDefault();
    const at = Math.min(all.length - 1, Math.max(0, wanted));
    const stop = all[at];
    if (!stop) return;
    last = stop.row;
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
