/** What every chart owes its reader, drawn or not. */
import { afterEach, expect, test, vi } from "vitest";
import { drawn, openChart, show, texts, until } from "./show";

afterEach(() => void vi.restoreAllMocks());

test("before a chart comes near its sentence and its numbers stand there, and nothing is fetched", async () => {
  const near = vi.spyOn(globalThis.IntersectionObserver.prototype, "observe").mockReturnValue(undefined);
  const page = await show("pain_alarm: at first");
  expect(page.part("summary").textContent).toMatch(/^Een hand op de rug geeft/);
  expect(texts(page.el.querySelectorAll("th[scope=row]"))).toContain("heel stevig");
  expect(near).toHaveBeenCalled();
  expect(drawn).toHaveLength(0);
});

test("the sentence is told when it changes, and no status bar: a screen reader passes over those", async () => {
  const sentence = (await show("pain_alarm: at first")).part("summary");
  expect(sentence.getAttribute("aria-live")).toBe("polite");
  expect(sentence.getAttribute("role")).toBeNull();
});

test("without Plotly there is no empty box, and the numbers lie open", async () => {
  const { default: plotly } = await import("plotly.js-basic-dist-min");
  vi.spyOn(plotly, "react").mockRejectedValue(new Error("lost on the way"));
  const page = await show("pain_alarm: at first");
  await until(() => page.getByText(/De tekening kon niet/));
  expect(page.part("chart").hidden).toBe(true);
  expect(page.el.querySelector<HTMLDetailsElement>(".w-numbers")?.open).toBe(true);
});

test("a picture answers first: the chart that is opened below it is drawn after that was painted", async () => {
  const page = await show("body: at first");
  const frames: FrameRequestCallback[] = [];
  vi.spyOn(globalThis, "requestAnimationFrame").mockImplementation((frame) => frames.push(frame));
  await openChart(page);
  await until(() => expect(frames).not.toHaveLength(0));
  expect(drawn).toHaveLength(0);
  for (const frame of frames) frame(0);
  await until(() => expect(drawn).toHaveLength(1));
});
