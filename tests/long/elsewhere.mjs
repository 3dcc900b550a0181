/**
 * What else a lesson does in Firefox or WebKit: reading aloud or what stands in its place, paper, and no network.
 *
 *   node elsewhere.mjs firefox|webkit PORT ADDRESS NEXT PAPER
 *
 * Prints a line when the course is on this device, waits for a line (its server has stopped by then), and prints one JSON object:
 * the engine's name for itself, how it reads aloud, and a list of troubles. PAPER is the file for what is printed, by Firefox only.
 */

import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { launch, until } from "./drivers.mjs";

const [engine, port, address, next, paper] = process.argv.slice(2);
const READY = `document.documentElement.dataset.host === "ready" && !document.querySelector(".widget-place:not([data-ready])")`;
const ALOUD = `[...document.querySelectorAll("button[data-part=aloud]")].filter((button) => button.getClientRects().length)`;

/** A device without a voice has no button for one, or says how to get one; the lesson goes on in both cases. */
async function aloud(browser, troubles) {
  const can = await browser.run(`"speechSynthesis" in window`);
  const buttons = await browser.run(`${ALOUD}.length`);
  if (can !== buttons > 0)
    troubles.push(`${buttons} buttons to read aloud, and ${can ? "a" : "no"} voice of the browser`);
  if (!can) return "no buttons";
  await browser.run(`${ALOUD}[0].click()`);
  // A voice says a sentence, which is marked; without one the bar waits for a moment, and then what to do is said.
  const shown = `document.querySelector("dialog[data-part=aloud-help][open], :has([data-aloud-now]) > [data-part=aloud-bar]")`;
  await until(browser, "reading aloud begins, or what to do is said", `!!${shown}`);
  const how = await browser.run(`${shown}.dataset.part`);
  await browser.run(`${shown}.querySelector("[data-do=close], [data-do=stop]").click()`);
  await until(browser, "reading aloud ends", `!${shown}`);
  return how;
}

const browser = await launch(engine, port);
const troubles = [];
let how = "";
try {
  await browser.resize([1280, 800]);
  await browser.open(address);
  await until(browser, "the lesson is ready", READY);
  how = await aloud(browser, troubles);
  if (browser.print) writeFileSync(paper, await browser.print());
  await until(browser, "the course is on this device", `"offline" in document.documentElement.dataset`);
  console.log("kept");
  await once(process.stdin, "data");
  await browser.open(next);
  await until(browser, "the next lesson is ready without a network", READY);
} catch (error) {
  troubles.push(String(error));
} finally {
  await browser.close();
}
// What a browser says of requests that nobody answers is no trouble here.
console.log(JSON.stringify({ engine: browser.name, aloud: how, troubles }));
process.exit(0);
