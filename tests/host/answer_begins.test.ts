// @vitest-environment happy-dom
/** Whoever keeps an answer in a lesson has begun it, also who came in by an address and did not read on. */
import assert from "node:assert/strict";
import { afterEach, test } from "vitest";
import { followHome } from "../../assets/host/home";
import { readPlace } from "../../assets/host/place";
import { beginAt } from "../../assets/host/reading_place";
import { SelfStudyStore } from "../../assets/host/self_study";

const LESSON = `<p data-part="resume" data-minutes="12" hidden></p>
  <main>
    <section id="stap-pad" data-step="1"><h2>Het pad</h2></section>
    <section id="stap-bewegen" data-step="2"><h2>Kies een beweging</h2>
      <div class="widget-place" data-widget="mijn-beweging"></div></section>
    <section id="stap-kort" data-step="3"><h2>In het kort</h2></section>
  </main>`;
const HOME = `<p data-part="begin"></p><p data-part="continue" hidden></p>
  <ol><li class="lesson-card" data-lesson="5"><a href="05/">Stap voor stap</a><p data-part="lesson-progress" hidden></p></li></ol>
  <template data-words="continue"><a href=""><span data-fill="title"></span>, <span data-fill="left"></span></a></template>
  <template data-words="begun">Begonnen</template>`;
function keep(name: string): void {
  const store = new SelfStudyStore("05", name, "my_movement", (trouble) => assert.fail(trouble));
  store.kept = () => beginAt("05", name);
  store.save({ taken: [1, 2] });
}

afterEach(() => localStorage.clear());

test("home leads to the step of the first answer, and says that the lesson was begun", () => {
  document.body.innerHTML = LESSON;
  keep("mijn-beweging");
  document.body.innerHTML = HOME;
  followHome();
  const link = document.querySelector<HTMLAnchorElement>("[data-part=continue]:not([hidden]) a");
  assert.deepEqual([link?.getAttribute("href"), link?.textContent], ["05/#stap-bewegen", "Kies een beweging, 12"]);
  assert.equal(document.querySelector<HTMLElement>("[data-part=begin]")?.hidden, true);
  assert.equal(document.querySelector("[data-part=lesson-progress]:not([hidden])")?.textContent, "Begonnen");
});

test("where a reader is already noted an answer changes nothing", () => {
  document.body.innerHTML = LESSON;
  const place = { at: 3, title: "In het kort", seen: [1, 2], of: 3, left: 4 };
  localStorage.setItem("rugpijn/05/@plek", JSON.stringify({ version: 1, saved: "2026-01-01", values: place }));
  keep("mijn-beweging");
  assert.deepEqual(readPlace("05"), { ...place, saved: "2026-01-01" });
});

test("what stands on no step of the lesson begins nothing", () => {
  document.body.innerHTML = LESSON;
  keep("van-een-ander");
  assert.equal(readPlace("05"), null);
});
