// SPDX-License-Identifier: MIT
// A figure's numbers: the CSV that its data link holds, row by row.

export interface Row {
  measure: string;
  group: string;
  item: string;
  item2: string;
  time: string;
  estimate: number | null;
  low: number | null;
  high: number | null;
}

/** Cells of RFC 4180 text, line by line. */
function cells(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === "," || letter === "\n") {
      line.push(cell);
      cell = "";
      if (letter === "\n") {
        lines.push(line);
        line = [];
      }
    } else if (letter !== "\r") cell += letter;
  }
  if (line.length > 0) lines.push([...line, cell]);
  return lines;
}

const numberOf = (cell: string | undefined): number | null => (cell ? Number(cell) : null);

/** None if the figure has no data link. */
export function rowsOf(figure: Element): Row[] {
  const link = figure.querySelector<HTMLAnchorElement>("figcaption a[download]");
  const text = link?.getAttribute("href")?.split(",").slice(1).join(",");
  if (!text) return [];
  return cells(decodeURIComponent(text))
    .slice(1)
    .map((line) => ({
      measure: line[0] ?? "",
      group: line[1] ?? "",
      item: line[2] ?? "",
      item2: line[3] ?? "",
      time: line[4] ?? "",
      estimate: numberOf(line[5]),
      low: numberOf(line[6]),
      high: numberOf(line[7]),
    }));
}

export const told = (value: number): string => String(Number(value.toPrecision(4)));

/** "reached over time, xinchang-mixed, 2017Q4: 62.1 [60, 64]". */
export function sentence(row: Row): string {
  const about = [row.measure.replaceAll("_", " "), row.group, row.item, row.item2, row.time];
  const value = row.estimate === null ? "undefined" : told(row.estimate);
  const interval =
    row.low === null || row.high === null ? "" : ` [${told(row.low)}, ${told(row.high)}]`;
  return `${about.filter((word) => word !== "").join(", ")}: ${value}${interval}`;
}
