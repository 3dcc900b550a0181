/** The posture timer, with a clock that the test moves. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fill, type Shown, settled, show } from "./show";

const TEN_MINUTES = "posture_reminder: ten minutes";
const MORNING = new Date(2026, 10, 23, 10, 0);
const OVER = "De tijd is om. Wilt u van houding wisselen? Straks is ook goed.";
const STILL = "De klok staat stil.";
const MINUTE = 60_000;

const left = (page: Shown) => page.part("left").textContent;
const said = (page: Shown) => page.part("said").textContent;
const about = (page: Shown) => page.part("about").textContent;
const go = (page: Shown) => page.user.click(page.part("go"));
const minutes = (page: Shown) => page.getByLabelText<HTMLInputElement>(/^Herinner mij na/, { selector: "input" });

async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await settled();
}

/** Stands in for the browser's own messages: remembers what was asked and shown. */
function messages(answer: "granted" | "denied" | "phone") {
  const seen = { asked: 0, shown: [] as string[] };
  class Messages {
    static permission = "default";
    static async requestPermission() {
      seen.asked += 1;
      Messages.permission = answer === "phone" ? "granted" : answer;
      return Messages.permission;
    }
    constructor(title: string) {
      if (answer === "phone") throw new TypeError("Illegal constructor");
      seen.shown.push(title);
    }
  }
  vi.stubGlobal("Notification", Messages);
  vi.stubGlobal("isSecureContext", true);
  return seen;
}

async function askForMessages(page: Shown): Promise<void> {
  await page.user.click(page.getByText("Een melding als u iets anders doet"));
  await page.user.click(page.getByText("Geef mij ook een melding"));
  await settled();
}

const { Notification, isSecureContext } = globalThis;

beforeEach(() => {
  vi.useFakeTimers({ now: MORNING });
});

afterEach(() => {
  vi.stubGlobal("Notification", Notification);
  vi.stubGlobal("isSecureContext", isSecureContext);
});

test("the time runs in view and says when it has passed", async () => {
  const page = await show(TEN_MINUTES);
  expect(left(page)).toBe(STILL);
  await go(page);
  expect(left(page)).toBe("Nog ongeveer 10 minuten");
  expect(said(page)).toBe("De klok loopt: 10 minuten.");
  await pass(4.5 * MINUTE);
  expect(left(page)).toBe("Nog ongeveer 6 minuten");
  await pass(5 * MINUTE + 10_000);
  expect(left(page)).toBe("Nog minder dan een minuut");
  expect(said(page)).not.toBe(OVER);
  await pass(MINUTE / 2);
  expect(said(page)).toBe(OVER);
  expect(left(page)).toBe(STILL);
  expect(page.part("go").textContent).toBe("Zet de klok weer aan");
  await go(page);
  expect(left(page)).toBe("Nog ongeveer 10 minuten");
});

test("a page that slept notices at once", async () => {
  const page = await show(TEN_MINUTES);
  await go(page);
  await pass(100);
  vi.setSystemTime(Date.now() + 30 * MINUTE);
  document.dispatchEvent(new Event("visibilitychange"));
  // Shorter than the clock looks by itself.
  await pass(500);
  expect(said(page)).toBe(OVER);
});

test("it stops when asked", async () => {
  const page = await show(TEN_MINUTES);
  await go(page);
  await go(page);
  expect(left(page)).toBe(STILL);
  await pass(15 * MINUTE);
  expect(said(page)).toBe(STILL);
});

test("another time while it runs begins anew", async () => {
  const page = await show(TEN_MINUTES);
  await go(page);
  await pass(5 * MINUTE);
  await fill(minutes(page), 45);
  expect(left(page)).toBe("Nog ongeveer 45 minuten");
});

test("it goes on by itself only when asked", async () => {
  const page = await show(TEN_MINUTES);
  await page.user.click(page.getByLabelText("begin daarna vanzelf opnieuw"));
  await go(page);
  await pass(10 * MINUTE + 1000);
  expect(said(page)).toBe(OVER);
  expect(left(page)).toBe("Nog ongeveer 10 minuten");
  await pass(MINUTE + 5000);
  expect(said(page)).toBe("");
  await pass(9 * MINUTE);
  expect(said(page)).toBe(OVER);
});

test("the browser is asked only after the button", async () => {
  const seen = messages("granted");
  const page = await show(TEN_MINUTES);
  await go(page);
  await pass(10 * MINUTE + 1000);
  expect(said(page)).toBe(OVER);
  expect(seen).toEqual({ asked: 0, shown: [] });
  await askForMessages(page);
  expect(about(page)).toBe("U krijgt een melding, zolang deze pagina open blijft.");
  await go(page);
  await pass(10 * MINUTE + 1000);
  expect(said(page)).toBe(OVER);
  expect(seen).toEqual({ asked: 1, shown: ["Wilt u van houding wisselen?"] });
  await page.user.click(page.getByText("Stop met de meldingen"));
  await go(page);
  await pass(10 * MINUTE + 1000);
  expect(said(page)).toBe(OVER);
  expect(seen.shown).toHaveLength(1);
});

test("without permission the clock just works", async () => {
  messages("denied");
  const page = await show(TEN_MINUTES);
  await askForMessages(page);
  expect(about(page)).toContain("De klok op de pagina werkt gewoon.");
  await go(page);
  await pass(10 * MINUTE + 1000);
  expect(said(page)).toBe(OVER);
});

test("a phone that cannot send a message says so", async () => {
  messages("phone");
  const page = await show(TEN_MINUTES);
  await askForMessages(page);
  await go(page);
  await pass(10 * MINUTE + 1000);
  expect(said(page)).toBe(OVER);
  expect(about(page)).toContain("Meldingen werken niet op dit apparaat.");
});

test("what was set and a running clock survive a reload", async () => {
  const page = await show(TEN_MINUTES);
  await fill(minutes(page), 45);
  await go(page);
  await pass(5 * MINUTE);
  const again = await page.reload();
  expect(again.part("minutes").querySelector("output")?.textContent).toBe("45 minuten");
  expect(left(again)).toBe("Nog ongeveer 40 minuten");
  await go(again);
  expect(left(await again.reload())).toBe(STILL);
});

test("a clock that ended while the page was closed is simply still", async () => {
  const page = await show(TEN_MINUTES);
  await go(page);
  await pass(100);
  vi.setSystemTime(Date.now() + 30 * MINUTE);
  const again = await page.reload();
  await pass(2000);
  expect(left(again)).toBe(STILL);
  expect(said(again)).toBe("");
});

test.each([{ minutes: 7 }, { minutes: 9000 }, { until: 9e15 }, { until: -5 }])(
  "damaged values leave a working clock: %j",
  async (kept) => {
    const page = await show(TEN_MINUTES, { kept });
    expect(left(page)).toBe(STILL);
    await go(page);
    expect(left(page)).toContain("Nog ongeveer");
  },
);
