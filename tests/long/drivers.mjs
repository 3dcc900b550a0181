/** Other browsers than Chromium, each driven in the same few words: Firefox (WebDriver BiDi), and WebKit, the engine of Safari, as GTK ships it. */
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

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
    type: (selector, text) => page.type(selector, text),
    resize: ([width, height]) => page.setViewport({ width, height }),
    print: () => page.pdf(),
    heard: () => heard.splice(0),
    close: () => browser.close(),
  };
}

/** WebKit, through its WebDriver, on a screen that nobody sees. */
async function webkit(port) {
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
    type: async (selector, text) => (await browser.findElement(By.css(selector))).sendKeys(text),
    resize: ([width, height]) => browser.manage().window().setRect({ width, height, x: 0, y: 0 }),
    // Its driver knows no printing.
    print: null,
    heard: () => [],
    close: async () => {
      await browser.quit();
      process.kill(-driver.pid);
    },
  };
}

/**
 * A browser with nothing kept in it.
 *
 * @param engine firefox or webkit.
 * @param port free, for the driver of WebKit.
 */
export const launch = (engine, port) => (engine === "firefox" ? firefox() : webkit(port));

/** Waits until a script gives true; else a trouble with what was waited for. */
export async function until(browser, what, script) {
  const end = Date.now() + PATIENCE;
  while (!(await browser.run(script))) {
    if (Date.now() > end) throw new Error(`still not so: ${what}`);
    await pause(100);
  }
}
