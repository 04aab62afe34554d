// SPDX-License-Identifier: MIT
// What the report's page can do when scripts run. Without them it is complete: see README.md.
import { switchGroups } from "./groups";
import { chooseRanges } from "./parallel";
import { plotOf } from "./plot";
import { showSankey } from "./sankey";
import { showValues } from "./values";

for (const figure of document.querySelectorAll<HTMLElement>("figure")) {
  const plot = plotOf(figure);
  if (!plot) continue;
  showValues(plot);
  if (figure.dataset["kind"] === "paths") showSankey(plot);
  if (figure.dataset["kind"] === "parallel") chooseRanges(plot);
}
switchGroups();
