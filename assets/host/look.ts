/**
 * Runs in the head, before the first paint: the page appears as its reader wants it, and what this browser offers has its place.
 * A script of its own, not a module, because modules wait for the whole page.
 */
import { begun, readPlace } from "./place";
import { KEY, applySettings, readSettings } from "./reading_settings";

const { dataset } = document.documentElement;
applySettings(readSettings());
// The styles show settings and reading aloud only where they can work.
dataset.look = "";
if ("speechSynthesis" in window) dataset.aloud = "";

// Room is kept for "Ga verder bij ..." only where it will stand.
const lesson = /\/(\d\d)-[^/]*\/?$/.exec(location.pathname)?.[1];
if (lesson ? readPlace(lesson) : begun().length) dataset.returning = "";

addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) applySettings(readSettings());
});

// Charts are drawn in the colours of the screen. On paper everything is light.
addEventListener("beforeprint", () => {
  dataset.theme = "light";
});
addEventListener("afterprint", () => applySettings(readSettings()));
