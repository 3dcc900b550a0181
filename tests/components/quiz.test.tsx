/** A question as a reader meets it: each kind, its replies and hints, what is kept, and what may not be trusted. */
import { fireEvent } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type { State } from "../../assets/host/model";
import { named, wordsOf } from "../../widgets/front/widget";
import { type Shown, settled, show, until } from "./show";

const KINDS = ["one", "more", "opinion", "stelling", "schatting", "volgorde", "open"];
const EVIL = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script>';

const open = (example: string, kept?: State) => show(`quiz: ${example}`, { ...(kept && { kept }) });
const words = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
const radio = (page: Shown, name: string | RegExp) => page.getByRole<HTMLInputElement>("radio", { name });
const look = (page: Shown) => page.user.click(page.part("look"));
const replies = (page: Shown) => [...page.el.querySelectorAll("[data-part=reply] .w-reply")].map(words);
const steps = (page: Shown) => [...page.el.querySelectorAll("[data-part=steps] .w-order-text")].map(words);
const slider = (page: Shown) => page.getByRole<HTMLInputElement>("slider", { name: "Uw schatting" });
const value = (page: Shown) => words(page.el.querySelector(".w-slider-value"));
const written = (element: HTMLElement) => (element as HTMLInputElement).value;

/** Moves the slider so many of its steps. */
async function slide(page: Shown, count: number): Promise<void> {
  const range = slider(page);
  fireEvent.input(range, { target: { value: String(Number(range.value) + count * Number(range.step)) } });
  await settled();
}

async function paste(page: Shown, field: HTMLElement, text: string): Promise<void> {
  await page.user.click(field);
  await page.user.paste(text);
  await settled();
}

/** Gives an answer of each kind and looks at the reply. */
async function answer(page: Shown, kind: string): Promise<void> {
  if (kind === "schatting") await page.user.click(page.getByRole("button", { name: "Uw schatting: een stap meer" }));
  else if (kind === "volgorde") await page.user.click(page.getAllByRole("button", { name: /^Omlaag/ })[0] as Element);
  else if (kind === "open") await paste(page, page.getByRole("textbox"), "Zwemmen & <b>fietsen</b>");
  else await page.user.click(page.el.querySelector(".w-choices input") as Element);
  await look(page);
}

test("what was asked for comes into view, once", async () => {
  const came: string[] = [];
  const seen = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    came.push(words(this));
  });
  const page = await open("one");
  await look(page);
  expect(came).toEqual(["Kies eerst een antwoord. Gokken mag."]);
  await page.user.click(page.part("hint"));
  expect(came[1]).toContain("Hint");
  await page.user.click(radio(page, "Er is iets mis."));
  expect(came).toHaveLength(2);
  await look(page);
  expect(came[2]).toContain("Die schrik is begrijpelijk.");
  expect(came).toHaveLength(3);
  seen.mockRestore();
});

test("who chose goes on with the button: it comes into view, as far as the answer stays there", async () => {
  const moves = vi.spyOn(window, "scrollBy").mockImplementation(() => undefined);
  const page = await open("one");
  const at = (element: Element | null, top: number, bottom: number) =>
    Object.assign(element as Element, { getBoundingClientRect: () => ({ top, bottom }) as DOMRect });
  const answer = radio(page, "Er is iets mis.");
  const button = page.part("look");
  const fold = innerHeight - 80;
  const style = vi.spyOn(window, "getComputedStyle");
  style.mockReturnValue({ scrollPaddingTop: "50px", scrollPaddingBottom: "80px" } as CSSStyleDeclaration);
  for (const [top, end, way] of [
    [300, fold - 10, undefined],
    [300, fold + 43, 43],
    [300, fold + 400, 250],
    // It stands above the screen already: then nothing moves.
    [20, fold + 43, undefined],
  ] as const) {
    moves.mockClear();
    at(answer.closest("label"), top, top + 60);
    at(button, end - 60, end);
    fireEvent.change(answer);
    expect(moves.mock.calls.map(([move]) => (move as ScrollToOptions).top)).toEqual(way === undefined ? [] : [way]);
  }
  for (const spy of [moves, style]) spy.mockRestore();
});

test("a button says the question it belongs to in its own name, as it is read", () => {
  const question = wordsOf("Is <b>dit</b> &amp; &quot;dat&quot; &lt;waar&gt;?");
  expect(named("Bekijk het", question)).toEqual({ "aria-label": 'Bekijk het Is dit & "dat" <waar>?' });
});

// One choice

test("each answer has its own reply and any may be tried", async () => {
  const page = await open("one");
  expect(page.getByRole("heading", { name: /^Thea voelt een scheut\./ })).toBeTruthy();
  for (const [option, reply, part] of [
    ["Er is iets mis.", "Die schrik is begrijpelijk.", "reply-turn"],
    ["Mijn alarm gaat misschien af.", "Ja, dat past bij deze les.", "reply-confirm"],
    ["Ik buk nooit meer.", "Sparen voelt veilig.", "reply-turn"],
  ] as const) {
    await page.user.click(radio(page, option));
    expect(replies(page)).toEqual([]);
    expect(page.parts("explanation")).toEqual([]);
    await page.user.click(page.getByRole("button", { name: /^Bekijk de uitleg Thea voelt een scheut\./ }));
    expect(replies(page)).toEqual([expect.stringContaining(reply)]);
    expect(words(page.part(part))).toContain(reply);
    expect(words(page.part("explanation"))).toContain("Bekende pijn betekent niet altijd schade.");
  }
});

test("a reply says in words what its icon says, and is announced", async () => {
  const page = await open("one");
  await page.user.click(radio(page, /Mijn alarm/));
  await look(page);
  expect(replies(page)[0]).toContain("Dit past bij de les");
  await page.user.click(radio(page, /Er is iets mis/));
  await look(page);
  expect(replies(page)[0]).toContain("Bekijk het ook eens zo");
  expect(words(page.part("reply"))).toContain("Kies gerust een ander antwoord.");
  expect(page.part("reply").getAttribute("aria-live")).toBe("polite");
});

test("the button without an answer says what to do first", async () => {
  const page = await open("one");
  await look(page);
  expect(page.part("reply").getAttribute("aria-live")).toBe("polite");
  expect(words(page.part("reply"))).toBe("Kies eerst een antwoord. Gokken mag.");
  await page.user.click(radio(page, /Er is iets mis/));
  await until(() => expect(words(page.part("reply"))).toBe(""));
});

test("a second tap on the button changes nothing", async () => {
  const page = await open("one");
  await page.user.click(radio(page, /Er is iets mis/));
  await page.user.dblClick(page.part("look"));
  expect(replies(page)).toHaveLength(1);
  expect(words(page.part("look").querySelector("span:not(.is-away):not(.words)"))).toBe("De uitleg staat hieronder");
});

test("hints come one by one and are announced", async () => {
  const page = await open("one");
  const hints = () => [...page.part("hints").querySelectorAll("p")].map(words);
  const now = () => words(page.part("hint").querySelector("span:not(.is-away):not(.words)"));
  expect(hints()).toEqual([]);
  expect(now()).toBe("Geef mij een hint");
  await page.user.click(page.part("hint"));
  expect(hints()).toEqual(["Hint 1 van de 2: Denk aan een alarm."]);
  expect(page.part("hints").getAttribute("aria-live")).toBe("polite");
  expect(now()).toBe("Nog een hint");
  await page.user.keyboard("{Enter}");
  expect(hints()).toHaveLength(2);
  expect(now()).toBe("Dit waren alle hints");
  expect(document.activeElement).toBe(page.part("hint"));
  expect(replies(page)).toEqual([]);
});

test("questions on one page do not touch each other", async () => {
  const [first, second] = [await open("one"), await open("one")];
  await first.user.click(first.getAllByRole("radio")[0] as Element);
  await second.user.click(second.getAllByRole("radio")[1] as Element);
  expect(first.getAllByRole<HTMLInputElement>("radio")[0]?.checked).toBe(true);
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  expect(new Set(ids).size).toBe(ids.length);
  const names = [first, second].map((page) => page.getAllByRole<HTMLInputElement>("radio")[0]?.name);
  expect(names[0]).not.toBe(names[1]);
});

// More choices, an opinion, a statement

test("more answers each get their reply, and an invitation for what is left", async () => {
  const page = await open("more");
  const box = (name: RegExp) => page.getByRole<HTMLInputElement>("checkbox", { name });
  const more = "Er past nog iets bij. Kies gerust nog een antwoord.";
  await page.user.click(box(/Te weinig wilskracht/));
  await page.user.click(box(/Zoeken op internet/));
  await look(page);
  expect(replies(page)).toEqual([
    expect.stringMatching(/Zoeken op internet\..*Dat kan inderdaad\./),
    expect.stringContaining("Zo streng zijn veel mensen."),
  ]);
  expect(words(page.part("reply"))).toContain(more);
  box(/Wachten/).focus();
  await page.user.keyboard(" ");
  expect(replies(page)).toEqual([]);
  page.part("look").focus();
  await page.user.keyboard("{Enter}");
  expect(replies(page)).toHaveLength(3);
  expect(words(page.el)).not.toContain(more);
  for (const each of page.getAllByRole("checkbox")) await page.user.click(each);
  await look(page);
  expect(words(page.part("reply"))).toBe("Kies eerst een antwoord. Gokken mag.");
});

test("an opinion is neither confirmed nor turned", async () => {
  const page = await open("opinion");
  for (const option of page.getAllByRole("radio")) {
    await page.user.click(option);
    await look(page);
    expect(page.parts("reply-neutral")).toHaveLength(1);
    expect(page.el.querySelectorAll(".is-confirm, .is-turn")).toHaveLength(0);
  }
});

test.each([
  ["waar", "reply-turn"],
  ["weet ik niet", "reply-neutral"],
  ["niet waar", "reply-confirm"],
])("a statement replies to %s", async (word, tone) => {
  const page = await open("stelling");
  await page.user.click(radio(page, word));
  await look(page);
  expect(page.parts(tone)).toHaveLength(1);
  expect(replies(page)).toHaveLength(1);
});

test("a statement without a right answer gets neutral replies", async () => {
  const page = await open("stelling without a right answer");
  for (const word of ["waar", "weet ik niet", "niet waar"]) {
    await page.user.click(radio(page, word));
    await look(page);
    expect(page.parts("reply-neutral")).toHaveLength(1);
  }
});

test("how sure is optional, is kept, and makes way for not knowing", async () => {
  const page = await open("stelling");
  const sure = page.part("certainty");
  await page.user.click(radio(page, "waar"));
  expect(page.kept.values?.certainty).toBe(null);
  await page.user.click(page.getByLabelText("een beetje zeker"));
  expect(page.kept.values?.certainty).toBe(2);
  expect(sure.className).not.toContain("is-away");
  await page.user.click(radio(page, "weet ik niet"));
  // Away for eyes, fingers and ears (quiz.css), in its own room: tests/browser/test_quiz.py.
  expect(sure.className).toContain("is-away");
  expect(page.getByText("Niet weten is ook een antwoord.").className).toBe("");
  await page.user.click(radio(page, "niet waar"));
  expect(sure.className).not.toContain("is-away");
  expect(page.getByLabelText<HTMLInputElement>("een beetje zeker").checked).toBe(true);
});

// An estimate

test("an estimate is told in words, by button and by slider", async () => {
  const page = await open("schatting");
  expect(value(page)).toBe("50 van de 100 mensen, en 50 niet");
  await page.user.click(page.getByRole("button", { name: "Uw schatting: een stap meer" }));
  expect(value(page)).toBe("55 van de 100 mensen, en 45 niet");
  await slide(page, 1);
  expect(value(page)).toBe("60 van de 100 mensen, en 40 niet");
  expect(slider(page).getAttribute("aria-valuetext")).toBe("60 van de 100 mensen, en 40 niet");
  await slide(page, 8);
  expect(value(page)).toBe("100 van de 100 mensen, en 0 niet");
});

test.each([
  [0, "Het is meer dan u dacht.", "reply-turn"],
  [2, "U zat er dicht bij.", "reply-confirm"],
  [4, "Dat zegt de les ook.", "reply-confirm"],
  [8, "Het is minder dan u dacht.", "reply-turn"],
])("an estimate of %i steps more is laid beside the lesson", async (count, verdict, tone) => {
  const page = await open("schatting");
  if (count) await slide(page, count);
  await look(page);
  expect(words(page.part(tone))).toContain(verdict);
  expect(replies(page)).toEqual([expect.stringContaining("70 van de 100 mensen, en 30 niet")]);
  expect(page.parts("explanation")).toHaveLength(1);
  await slide(page, -1);
  expect(replies(page)).toEqual([]);
});

test("points are not counted as people", async () => {
  const page = await open("points");
  expect(value(page)).toBe("50 punten van de 100");
  expect(slider(page).getAttribute("aria-valuetext")).toBe("50 punten van de 100");
  await look(page);
  expect(replies(page)[0]).toContain("6 punten van de 100");
  expect(words(page.el)).toContain("0 punten van de 100");
  for (const nonsense of [" niet", "geen van de", "alle 100"]) expect(words(page.el)).not.toContain(nonsense);
});

test("an estimate with a unit and a Dutch comma", async () => {
  const page = await open("hours");
  await page.user.click(page.getByRole("button", { name: "Uw schatting: een stap meer" }));
  expect(value(page)).toBe("1,5 uur");
});

test.each([
  [1e9, "100 van de 100"],
  [-3, "0 van de 100"],
  [62, "60 van de 100"],
])("a kept estimate of %d is brought back to the scale and its steps", async (estimate, shown) => {
  expect(value(await open("schatting", { estimate }))).toMatch(new RegExp(`^${shown}`));
});

// Put in order

const ORDER = ["Ik kies iets.", "Ik begin klein.", "Ik maak de stap groter."];

test("steps move with buttons, it is said, and the focus goes with them", async () => {
  const page = await open("volgorde");
  const [first, second, third] = steps(page) as [string, string, string];
  expect([first, second, third]).not.toEqual(ORDER);
  // Heard with each step, wherever one comes into the list.
  expect([...page.el.querySelectorAll(".w-order-place")].map(words)).toEqual(["plaats 1", "plaats 2", "plaats 3"]);
  const down = () => page.getByRole("button", { name: `Omlaag: ${first}` });
  await page.user.click(down());
  expect(steps(page)).toEqual([second, first, third]);
  expect(document.activeElement).toBe(down());
  expect(words(page.part("moved"))).toBe(`“${first}” staat nu op plaats 2 van de 3`);
  await page.user.keyboard("{Enter}");
  expect(steps(page)).toEqual([second, third, first]);
  await page.user.keyboard("{Enter}");
  expect(steps(page)).toEqual([second, third, first]);
  expect(words(page.part("moved"))).toBe(`“${first}” staat al onderaan`);
  expect(document.activeElement).toBe(down());
  await page.user.tab({ shift: true });
  await page.user.keyboard(" ");
  expect(steps(page)).toEqual([second, first, third]);
  expect(document.activeElement).toBe(page.getByRole("button", { name: `Omhoog: ${first}` }));
});

async function putInOrder(page: Shown, wanted: string[]): Promise<void> {
  for (const [place, step] of wanted.entries())
    while (steps(page).indexOf(step) > place)
      await page.user.click(page.getByRole("button", { name: `Omhoog: ${step}` }));
}

test("the order of the lesson is confirmed", async () => {
  const page = await open("volgorde");
  await putInOrder(page, ORDER);
  await look(page);
  expect(words(page.part("reply-confirm"))).toContain("Ja, deze volgorde past bij de les.");
  expect(words(page.part("explanation"))).toContain("Eerst kiezen, dan klein beginnen.");
});

test("another order is understood, and the lesson's order may be opened", async () => {
  const page = await open("volgorde");
  await putInOrder(page, ["Ik kies iets.", "Ik maak de stap groter.", "Ik begin klein."]);
  await look(page);
  expect(words(page.part("reply-turn"))).toContain("De eerste stap past bij de les.");
  const details = page.getByText("Laat de volgorde van de les zien").closest("details") as HTMLDetailsElement;
  expect(details.open).toBe(false);
  await page.user.click(page.getByText("Laat de volgorde van de les zien"));
  expect(details.open).toBe(true);
  expect([...page.part("lesson-order").querySelectorAll("li")].map(words)).toEqual(ORDER);
  await putInOrder(page, ["Ik begin klein."]);
  expect(replies(page)).toEqual([]);
});

// Own words

test("own words are kept, never judged, and have room for two thousand characters", async () => {
  const page = await open("open");
  const box = page.getByRole<HTMLTextAreaElement>("textbox", { name: "In uw eigen woorden" });
  await look(page);
  expect(words(page.part("reply"))).toBe("Schrijf eerst een paar woorden. Eén zin is genoeg.");
  await paste(page, box, "Zwemmen");
  await look(page);
  expect(words(page.part("explanation"))).toContain("Fijn dat u dit opschreef.");
  expect(replies(page)).toEqual([]);
  // Heard, where nothing replies.
  expect(words(page.part("reply"))).toBe("De uitleg staat hieronder");
  box.focus();
  box.select();
  await page.user.paste("a".repeat(1990));
  await settled();
  expect(words(page.part("room"))).toBe("Er passen nog 10 letters bij.");
  await paste(page, box, "b".repeat(50));
  // Nothing is cut off: what is too long stands there whole, and what fitted stays kept.
  expect(written(box)).toBe("a".repeat(1990) + "b".repeat(50));
  expect(words(page.part("room"))).toBe(
    "Er passen 2000 letters in, en hier staan er 2040. Zo wordt het nog niet bewaard. Maak het iets korter.",
  );
  expect(page.kept.values?.own_words).toBe("a".repeat(1990));
  expect(page.parts("explanation")).toHaveLength(1);
});

test("an open question without explanation has no button", async () => {
  const page = await open("open without explanation");
  await paste(page, page.getByRole("textbox"), "Zwemmen");
  expect(page.queryAllByRole("button")).toEqual([]);
});

test("own words are read back under their question, a choice is not", async () => {
  const back = await show("quiz: open", { kept: { own_words: "Zwemmen\n& <b>fietsen</b>" }, readBack: true });
  expect(words(back.getByRole("heading"))).toBe("Wat zou u graag weer doen?");
  expect(back.el.querySelector(".own-words")?.textContent).toBe("Zwemmen\n& <b>fietsen</b>");
  for (const kept of [{ own_words: "  " }, {}])
    expect((await show("quiz: open", { kept, readBack: true })).el.textContent).toBe("");
});

// Every kind

test.each(KINDS)("%s: an answer and its reply survive a reload", async (kind) => {
  const page = await open(kind);
  await answer(page, kind);
  const shown = (on: Shown) =>
    [...on.el.querySelectorAll("[data-part=reply], [data-part=explanation], [data-part=steps], .w-slider-value")].map(
      words,
    );
  const [before, values] = [shown(page), page.kept.values];
  expect(before.join("")).not.toBe("");
  expect(values?.looked).toBe(true);
  const again = await page.reload();
  expect(shown(again)).toEqual(before);
  expect(again.kept.values).toEqual(values);
  if (kind === "open") expect(written(again.getByRole("textbox"))).toBe("Zwemmen & <b>fietsen</b>");
});

const NONSENSE: State[] = [
  { chosen: [99, -1, 0.5, "x", null, {}, "0"], order: [0, 0, 1], looked: true, own_words: " " },
  { chosen: [[0]], order: [2, 1, 0, 3], estimate: "veel", certainty: "heel", looked: true },
  { order: ["a", null], estimate: { a: 1 }, certainty: 99, looked: true },
  { chosen: "alles", order: 5, looked: "ja", own_words: ["x"] },
];

test.each(KINDS)("%s: damaged answers never block a question", async (kind) => {
  for (const values of NONSENSE) {
    const page = await open(kind, values);
    await answer(page, kind);
    expect(page.parts(kind === "opinion" ? "reply-neutral" : "explanation")).toHaveLength(1);
    expect(page.el.querySelectorAll(".w-card input:checked").length).toBeLessThanOrEqual(1);
    page.end();
  }
});

test.each(["opinion", "more", "volgorde", "open"])("%s: markup of an author or a reader stays text", async (kind) => {
  const page = await open(`evil ${kind}`);
  await page.user.click(page.part("hint"));
  if (kind === "open") {
    await paste(page, page.getByRole("textbox"), EVIL);
    await look(page);
  } else await answer(page, kind);
  expect(words(page.part("explanation"))).toContain("<script>");
  expect(words(page.part("hints"))).toContain("<script>");
  expect(page.el.querySelectorAll("img, script")).toHaveLength(0);
  const again = await page.reload();
  expect(again.el.querySelectorAll("img, script")).toHaveLength(0);
  if (kind !== "open") return;
  const back = await show(`quiz: evil open`, { kept: page.kept, readBack: true });
  expect(back.el.querySelector(".own-words")?.textContent).toBe(EVIL);
  expect(back.el.querySelectorAll("img, script")).toHaveLength(0);
});

test.each(KINDS)("%s: nothing counts, hurries or calls an answer wrong", async (kind) => {
  const page = await open(kind);
  await answer(page, kind);
  for (const never of ["fout", "score", "punten", "goed gedaan", "!"])
    expect(words(page.el).toLowerCase()).not.toContain(never);
});

test("answers of a word or two stand in a row, but not above the row of how sure one is", async () => {
  for (const [kind, row] of [
    ["short answers", true],
    ["opinion", false],
    ["stelling", false],
  ] as const) {
    const page = await open(kind);
    expect(page.el.querySelector(".question .w-choices")?.classList.contains("is-row")).toBe(row);
    page.end();
  }
});

// The order of the answers

const shown = (page: Shown) => [...page.el.querySelectorAll(".w-choices .w-choice")].map(words);

test("an answer is kept by its place in the notebook, whatever the order", async () => {
  for (const first_order of [[], [2, 0, 1], [1, 2, 0], [0, 2, 1]]) {
    const page = await show("quiz: one", { state: { first_order } });
    await page.user.click(radio(page, /Mijn alarm/));
    await look(page);
    expect(page.kept.values?.chosen).toEqual([1]);
    expect(replies(page)[0]).toContain("Ja, dat past bij deze les.");
    page.end();
  }
});

test("replies to more answers stand in the order of those answers", async () => {
  const page = await show("quiz: more", { state: { first_order: [2, 0, 1] } });
  for (const box of page.getAllByRole("checkbox")) await page.user.click(box);
  await look(page);
  const about = [...page.el.querySelectorAll("[data-part=reply] .about")].map(words);
  expect(about).toEqual(shown(page));
  expect(page.kept.values?.chosen).toEqual(shown(page).map((_, place) => place));
});
