/**
 * Runs in the head, before the first paint: the page appears as its reader wants it, and what this browser offers has its place.
 * A script of its own, not a module, because modules wait for the whole page.
 */
import { keepsNothing } from "./device";
import { begun, isRead, readPlace } from "./place";
import { applySettings, KEY, readSettings } from "./reading_settings";

const { dataset } = document.documentElement;
applySettings(readSettings());
if (keepsNothing()) dataset.keeps = "nothing";
// The styles show settings and reading aloud only where they can work.
dataset.look = "";
// Which step of a lesson its address leads to (steps.css), before the browser itself knows.
dataset.target = location.hash.slice(1);
if ("speechSynthesis" in window) dataset.aloud = "";
// The course came from this device.
if (navigator.serviceWorker?.controller) dataset.offline = "";

// Room is kept for "Ga verder bij ..." and for what was read only where they will stand.
const lesson = /\/(\d\d)-[^/]*\/?$/.exec(location.pathname)?.[1];
const places = begun().flatMap((number) => {
  const place = readPlace(number);
  return place ? [{ number, place }] : [];
});
const open = places.filter(({ place }) => !isRead(place));
if (lesson ? open.some(({ number }) => number === lesson) : places.length) dataset.returning = "";
dataset.begun = open.map(({ number }) => number).join(" ");
if (places.length > open.length) dataset.read = "";

addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) applySettings(readSettings());
});

// Charts are drawn in the colours of the screen. On paper everything is light, or black on white for who wants that.
addEventListener("beforeprint", () => {
  const contrast = dataset.theme === "contrast" || (!dataset.theme && matchMedia("(prefers-contrast: more)").matches);
  dataset.theme = contrast ? "contrast" : "light";
});
addEventListener("afterprint", () => applySettings(readSettings()));
