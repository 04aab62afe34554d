// SPDX-License-Identifier: MIT
// Policies and files across all figures: switched off and on, and followed from figure to figure.

const most = 12;

const all = (): SVGElement[] => [...document.querySelectorAll<SVGElement>("figure [data-group]")];
const groupOf = (element: Element | null): string | undefined =>
  element?.closest<SVGElement>("[data-group]")?.dataset["group"];

/** Words, and the sample right before the words of a legend, are dimmed where marks are hidden. */
function staysInSight(mark: SVGElement): boolean {
  const next = mark.nextElementSibling;
  const isSample = mark.dataset["row"] === undefined && next?.tagName === "text";
  return mark.tagName === "text" || (isSample && groupOf(next) === mark.dataset["group"]);
}

function show(group: string, isShown: boolean): void {
  for (const mark of all()) {
    if (mark.dataset["group"] !== group) continue;
    mark.classList.toggle(staysInSight(mark) ? "dimmed" : "hidden", !isShown);
  }
}

/** Dims what belongs to others; nothing if no group is followed. */
function follow(group: string | undefined): void {
  for (const mark of all()) {
    mark.classList.toggle("aside", group !== undefined && mark.dataset["group"] !== group);
  }
}

function choice(group: string): HTMLLabelElement {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = true;
  label.append(box, ` ${group}`);
  box.addEventListener("change", () => show(group, box.checked));
  box.addEventListener("focus", () => follow(group));
  box.addEventListener("blur", () => follow(undefined));
  label.addEventListener("pointerenter", () => follow(group));
  label.addEventListener("pointerleave", () => follow(undefined));
  return label;
}

export function switchGroups(): void {
  const groups = [...new Set(all().map((mark) => mark.dataset["group"] ?? ""))].slice(0, most);
  const main = document.querySelector("main");
  if (!main || groups.length < 2) return;
  const fieldset = document.createElement("fieldset");
  fieldset.className = "tools";
  const legend = document.createElement("legend");
  legend.textContent = "Show in all figures";
  fieldset.append(legend, ...groups.map(choice));
  main.prepend(fieldset);
  for (const figure of document.querySelectorAll("figure")) {
    figure.addEventListener("pointerover", (event) => follow(groupOf(event.target as Element)));
    figure.addEventListener("pointerleave", () => follow(undefined));
  }
}
