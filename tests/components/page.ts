/** The page of each component test, empty again after it: files share one window and its modules. */
import { cleanup } from "@testing-library/preact";
import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { drawn, ended } from "./show";

vi.mock("plotly.js-basic-dist-min", async () => ({ default: (await import("./show")).plotly }));

// A window without a layout has no place that is far away: what is watched is near at once.
vi.stubGlobal(
  "IntersectionObserver",
  class {
    #near: (entries: { isIntersecting: boolean }[]) => void;
    constructor(near: (entries: { isIntersecting: boolean }[]) => void) {
      this.#near = near;
    }
    observe() {
      this.#near([{ isIntersecting: true }]);
    }
    disconnect() {}
  },
);

declare global {
  interface Window {
    happyDOM: { setURL(address: string): void };
  }
}

beforeEach(() => {
  // Some tests follow a link.
  window.happyDOM.setURL("http://localhost:3000/");
  drawn.length = 0;
});

afterEach(() => {
  for (const end of ended.splice(0)) end();
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
});

// What stood in for a part of the browser is the file's own.
afterAll(() => {
  vi.unstubAllGlobals();
});
