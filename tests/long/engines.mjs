/**
 * Visits pages in Firefox or WebKit, and prints what is wrong.
 *
 *   node engines.mjs firefox|webkit PORT ADDRESS...
 *
 * One JSON object on standard output: the engine's name for itself, and a list of troubles for each address.
 * PORT is free for WebKit's driver. Ends with 1 when the engine cannot be started.
 */
import { launch, until } from "./drivers.mjs";

const [engine, port, ...addresses] = process.argv.slice(2);
// Phones and a laptop. The window of WebKit's own browser cannot be narrower than this.
const SIZES = (engine === "webkit" ? [450, 1280] : [320, 390, 1280]).map((width) => [width, 800]);

const WIDGETS = `[...document.querySelectorAll(".widget-place")].filter((place) => !place.dataset.ready).map((place) => place.dataset.widget)`;
const CHARTS = `[...document.querySelectorAll("[data-part=chart]")]`;
const QUESTION = `document.querySelector("[data-part=quiz]:has([data-part=look]):has(input[type=radio])")`;

/** What holds on every page; gives the troubles. */
async function look(browser, address) {
  const troubles = [];
  for (const size of SIZES) {
    await browser.resize(size);
    await browser.open(address);
    await until(browser, "the page's own script is ready", `document.documentElement.dataset.host === "ready"`);
    const missing = await browser.run(WIDGETS);
    if (missing.length) troubles.push(`did not start at ${size[0]}: ${missing.join(", ")}`);
    const wide = await browser.run(`document.documentElement.scrollWidth - document.documentElement.clientWidth`);
    if (wide > 0) troubles.push(`${wide} px too wide at ${size[0]}`);
  }
  await browser.run(`document.querySelectorAll("details.w-layer").forEach((fold) => { fold.open = true; })`);
  for (let at = 0; at < (await browser.run(`${CHARTS}.length`)); at += 1) {
    await browser.run(`${CHARTS}[${at}].scrollIntoView({ block: "center" })`);
    await until(browser, `chart ${at + 1} is drawn`, `${CHARTS}[${at}].dataset.drawn === "true"`);
  }
  await browser.run(`scrollTo(0, 0)`);
  if (await browser.run(`!!document.querySelector("details[data-part=safety] > summary")`)) {
    await browser.click("details[data-part=safety] > summary");
    await until(
      browser,
      "the safety list opens",
      `document.querySelector("#bel-de-dokter").getBoundingClientRect().height > 100`,
    );
    await browser.click("details[data-part=safety] > summary");
  }
  troubles.push(...(await answer(browser, address)));
  return [...troubles, ...browser.heard()];
}

/** The first question with one answer: chosen, looked at, and still there after the page is opened again. */
async function answer(browser, address) {
  if (!(await browser.run(`!!${QUESTION}`))) return [];
  // A step at a time: the one with the question is to be the one that is shown; and what folds it away is to be open.
  await browser.run(`${QUESTION}.closest("details")?.setAttribute("open", "")`);
  await browser.run(`location.hash = ${QUESTION}.closest("[data-step]").id`);
  await browser.run(`${QUESTION}.scrollIntoView({ block: "center" })`);
  await browser.click("[data-part=quiz]:has([data-part=look]) label:has(input[type=radio])");
  await until(browser, "an answer is chosen", `${QUESTION}.querySelector("input[type=radio]").checked`);
  await browser.open(address);
  await until(browser, "the page's own script is ready again", `document.documentElement.dataset.host === "ready"`);
  const kept = await browser.run(`${QUESTION}.querySelector("input[type=radio]").checked`);
  await browser.run(`localStorage.clear()`);
  return kept ? [] : ["the answer was not kept"];
}

const browser = await launch(engine, port);
const found = {};
try {
  for (const address of addresses) {
    try {
      found[address] = await look(browser, address);
    } catch (error) {
      found[address] = [String(error)];
    }
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify({ engine: browser.name, found }));
