/**
 * Visits pages in Firefox (WebDriver BiDi) or WebKit (the engine of Safari, as GTK ships it), and prints what is wrong.
 *
 *   node engines.mjs firefox|webkit PORT ADDRESS...
 *
 * One JSON object on standard output: the engine's name for itself, and a list of troubles for each address.
 * PORT is free for WebKit's driver. Ends with 1 when the engine cannot be started.
 */
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

const [engine, port, ...addresses] = process.argv.slice(2);
// A phone and a laptop. The window of WebKit's own browser cannot be narrower than this.
const SIZES = [
  [engine === "webkit" ? 450 : 320, 800],
  [1280, 800],
];
const PATIENCE = 120_000;

/** Firefox; console errors and exceptions are troubles. */
async function firefox() {
  const { launch } = await import("puppeteer-core");
  const browser = await launch({ browser: "firefox", executablePath: process.env.FIREFOX ?? "firefox-esr" });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const heard = [];
  page.on("console", (message) => message.type() === "error" && heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`exception: ${error.message}`));
  return {
    name: await browser.version(),
    open: (address) => page.goto(address, { waitUntil: "load" }),
    run: (script) => page.evaluate(script),
    click: (selector) => page.click(selector),
    resize: ([width, height]) => page.setViewport({ width, height }),
    heard: () => heard.splice(0),
    close: () => browser.close(),
  };
}

/** WebKit, through its WebDriver, on a screen that nobody sees. */
async function webkit() {
  const { Builder, By, Capabilities } = await import("selenium-webdriver");
  const driver = spawn("xvfb-run", ["-a", "-s", "-screen 0 1400x1000x24", "WebKitWebDriver", `--port=${port}`], {
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
  });
  const address = `http://127.0.0.1:${port}`;
  const end = Date.now() + PATIENCE;
  while (!(await fetch(`${address}/status`).catch(() => null))?.ok) {
    if (Date.now() > end || driver.exitCode !== null) throw new Error("WebKitWebDriver does not answer");
    await pause(100);
  }
  const options = { binary: process.env.MINIBROWSER, args: ["--automation"] };
  const capabilities = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options });
  const browser = await new Builder().usingServer(address).withCapabilities(capabilities).build();
  await browser.manage().setTimeouts({ pageLoad: PATIENCE, script: PATIENCE });
  return {
    name: `WebKit ${(await browser.getCapabilities()).get("browserVersion")}`,
    open: (at) => browser.get(at),
    run: (script) => browser.executeScript(`return ${script}`),
    click: async (selector) => (await browser.findElement(By.css(selector))).click(),
    resize: ([width, height]) => browser.manage().window().setRect({ width, height, x: 0, y: 0 }),
    heard: () => [],
    close: async () => {
      await browser.quit();
      process.kill(-driver.pid);
    },
  };
}

/** Waits until a script gives true; else a trouble with what was waited for. */
async function until(browser, what, script) {
  const end = Date.now() + PATIENCE;
  while (!(await browser.run(script))) {
    if (Date.now() > end) throw new Error(`still not so: ${what}`);
    await pause(100);
  }
}

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

const browser = await (engine === "firefox" ? firefox() : webkit());
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
