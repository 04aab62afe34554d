// SPDX-License-Identifier: MIT
// Opens reports from disk in headless Chromium and watches: page_test.mjs NPM_FOLDER PAGE...
// Requests, console, scroll, overlapping text, accessibility, keyboard.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...pages] = process.argv.slice(2);
const require = createRequire(pathToFileURL(resolve(folder, "package.json")));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const widths = [390, 1280, 1920];

/** Pairs of texts of a drawing, or of the page's blocks, whose boxes lie on each other. */
function overlaps() {
  const found = [];
  const boxes = (elements) =>
    elements
      .map((one) => ({ words: one.textContent, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
  const compare = (all, slack) => {
    for (let i = 0; i < all.length; i += 1) {
      for (let j = i + 1; j < all.length; j += 1) {
        const [a, b] = [all[i].box, all[j].box];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > slack && high > slack) found.push(`${all[i].words} | ${all[j].words}`);
      }
    }
  };
  for (const svg of document.querySelectorAll("svg")) compare(boxes([...svg.querySelectorAll("text")]), 2);
  const blocks = "h1,h2,h3,p,li,figcaption,pre,table,svg.wide,svg.narrow,fieldset,details,.sankey";
  const leaves = [...document.querySelectorAll(blocks)].filter((one) => !one.querySelector(blocks));
  compare(boxes(leaves), 1);
  return found;
}

function clipped() {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      if (frame.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1 ||
          box.top < frame.top - 2 || box.bottom > frame.bottom + 2)) {
        found.push(text.textContent);
      }
    }
  }
  return found;
}

const problems = [];
async function look(browser, file, width, colorScheme, script) {
  const where = `${file} ${width} ${colorScheme}${script ? "" : " without script"}`;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled: true,
    bypassCSP: false,
  });
  const page = await context.newPage();
  const url = pathToFileURL(resolve(file)).href;
  page.on("console", (message) => problems.push(`${where}: console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${where}: error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) {
      problems.push(`${where}: request: ${request.url()}`);
    }
  });
  await page.goto(url);
  const scroll = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (scroll > 0) problems.push(`${where}: scrolls sideways by ${scroll} pixels`);
  for (const pair of await page.evaluate(overlaps)) problems.push(`${where}: overlap: ${pair}`);
  for (const text of await page.evaluate(clipped)) problems.push(`${where}: clipped: ${text}`);
  return { context, page, where };
}

async function checkAccess(page, where) {
  // through the debugger: the page's own policy lets no foreign script in
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const answer = await session.send("Runtime.evaluate", {
    expression: "axe.run(document).then((r) => JSON.stringify(r.violations.map((v) => [v.impact, v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)])))",
    awaitPromise: true,
    returnByValue: true,
  });
  for (const [impact, id, count, html] of JSON.parse(answer.result.value)) {
    if (impact === "serious" || impact === "critical") {
      problems.push(`${where}: axe: ${id} (${impact}), ${count} times: ${html}`);
    }
  }
}

/** Tab reaches every control, and arrow keys tell values. */
async function checkKeyboard(page, where) {
  const controls = await page.evaluate(() => {
    const all = document.querySelectorAll(
      "a[href],button,input,select,summary,textarea,[tabindex='0']");
    const shown = [...all].filter((one) => one.checkVisibility());
    shown.forEach((one, i) => (one.dataset.control = String(i)));
    return shown.length;
  });
  const reached = new Set();
  for (let i = 0; i < controls + 5; i += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement?.dataset.control ?? ""));
  }
  reached.delete("");
  if (reached.size < controls) {
    problems.push(`${where}: Tab reaches ${reached.size} of ${controls} controls`);
  }
  for (const plot of await page.$$(".plot")) {
    await plot.focus();
    await page.keyboard.press("ArrowRight");
    const line = await plot.evaluate((one) => one.nextElementSibling?.textContent ?? "");
    const marks = await plot.evaluate((one) => one.querySelectorAll("[data-row]").length);
    if (marks > 0 && !line.startsWith("1 of ")) problems.push(`${where}: arrow key told: ${line}`);
  }
}

/** Each control does what it says. */
async function checkControls(page, where) {
  for (const slider of await page.$$(".sankey input[type=range]")) {
    const svg = await slider.evaluateHandle((one) => one.closest(".sankey").querySelector("svg"));
    const before = await svg.evaluate((one) => one.getAttribute("aria-label"));
    await slider.focus();
    await page.keyboard.press("End");
    const after = await svg.evaluate((one) => one.getAttribute("aria-label"));
    if (before === after) problems.push(`${where}: the slider changed nothing: ${after}`);
  }
  const first = await page.$("fieldset.tools input[type=checkbox]");
  if (first) {
    await first.focus();
    await page.keyboard.press("Space");
    const hidden = await page.evaluate(() => document.querySelectorAll("svg .hidden").length);
    if (hidden === 0) problems.push(`${where}: the switch hides nothing`);
  }
  const ranges = await page.$("details.tools input[type=number]");
  if (ranges) {
    await page.evaluate(() => (document.querySelector("details.tools").open = true));
    await ranges.fill("1e9");
    await page.keyboard.press("Tab");
    const words = await ranges.evaluate((one) => one.closest("figure").querySelector(".value").textContent);
    if (!words.startsWith("0 of ")) problems.push(`${where}: a range beyond all points told: ${words}`);
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const file of pages) {
  for (const width of widths) {
    for (const scheme of ["light", "dark"]) {
      const { context, page, where } = await look(browser, file, width, scheme, true);
      if (width !== 1920) await checkAccess(page, where);
      if (width === 1280 && scheme === "light") {
        await checkKeyboard(page, where);
        await checkControls(page, where);
      }
      await context.close();
    }
  }
}
await browser.close();
for (const problem of [...new Set(problems)].slice(0, 60)) console.log(problem);
console.log(`${pages.length} pages, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
