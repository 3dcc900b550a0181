/**
 * What a phone in a group owes who works by keyboard or hears the page, at all that its leader does and all that it can press:
 * each control has a name of its own, the focus is never lost, and what changed is heard in one message, with what to do.
 */
import { act as drawn, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AskedQuestion as Asked, GroupState, Round } from "../../assets/group/records.gen";
import { Hearing, nameOf, reached, wrongNames } from "./group/controls";
import { leaveAll, open, part, questions, recapOf } from "./group/phone_in_room";

let hearing: Hearing;
let phone: Awaited<ReturnType<typeof open>>;

beforeEach(async () => {
  window.print = () => undefined;
  phone = await open();
  await waitFor(() => expect(part("waiting")).not.toBeNull());
  hearing = new Hearing(phone.place);
});
afterEach(async () => {
  hearing.stop();
  await leaveAll();
});

/** Whoever reads the page by keyboard is where something can be done, or at the head of what is new. */
const isSomewhere = () => document.activeElement !== document.body && document.activeElement?.isConnected === true;

/** What was heard of it, once it is drawn; each control has a name then, and nothing came with its words. */
async function heardOf(change: () => unknown, until: () => unknown): Promise<string[]> {
  hearing.said();
  await change();
  await waitFor(() => expect(until()).toBeTruthy());
  await drawn(async () => undefined);
  await new Promise((told) => setTimeout(told));
  const { heard, missed } = hearing.said();
  expect(missed).toEqual([]);
  expect(wrongNames(phone.place)).toEqual([]);
  return heard;
}

/** By which key another control than a button is used. */
const KEYS = [
  ["textarea", "woord"],
  ["input[type=range]", "{ArrowRight}"],
  ["input", " "],
] as const;

/** Presses all that is there, a control once, by keyboard. */
async function pressAll(within: string): Promise<void> {
  const pressed = new Set<string>();
  for (let i = 0; i < 40; i += 1) {
    const place = part(within);
    const next = place && reached(place).find((one) => !one.matches("a, select") && !pressed.has(nameOf(one)));
    if (!next) break;
    const name = nameOf(next);
    pressed.add(name);
    next.focus();
    const [, how] = KEYS.find(([what]) => next.matches(what)) ?? ["", "{Enter}"];
    const heard = await heardOf(
      () => phone.user.keyboard(how),
      () => true,
    );
    expect([name, heard.length, isSomewhere()]).toEqual([name, Math.min(heard.length, 1), true]);
  }
  expect(pressed.size).toBeGreaterThan(0);
}

/** Six phones, of whom nearly all chose the first. */
const rounds = (kind: string): Round[] => {
  const of = questions[kind]?.shown.kind;
  if (of === "open") return [{ votes: 6, words: ["Mijn rug is sterk"] }];
  if (of === "volgorde") return [{ votes: 6, phones: 6, together: [0, 1, 2] }] as Round[];
  if (of === "schatting") return [{ votes: 6, phones: 6, bins: [], middle: null }] as unknown as Round[];
  const options = questions[kind]?.shown.options.map((_, place) => (place ? [0, 2] : [4, 6]));
  return [{ votes: 6, phones: 6, options }] as Round[];
};

test.each(Object.keys(questions))("a vote from its beginning to its end: %s", async (kind) => {
  const asks = (how: Partial<Asked>) => () => phone.room.ask(kind, how);
  expect(await heardOf(asks({}), () => part("send"))).toEqual(["Een vraag aan u"]);
  await pressAll("question");
  part("send")?.focus();
  await phone.user.keyboard("{Enter}");
  await waitFor(() => expect(part("status")?.classList).toContain("is-done"));
  // The button goes with the vote that is closed.
  expect(await heardOf(asks({ phase: "closed" }), () => part("own"))).toEqual([
    "De stemming is gesloten. Kijk op het grote scherm en praat erover.",
  ]);
  expect(isSomewhere()).toBe(true);
  expect(await heardOf(asks({ phase: "shown", rounds: rounds(kind) }), () => part("totals") ?? part("words"))).toEqual([
    "Dit zegt de groep",
  ]);
  const revealed = asks({ phase: "shown", revealed: true, rounds: rounds(kind) });
  expect(await heardOf(revealed, () => part("reveal"))).toEqual(["De uitleg"]);
  expect(await heardOf(asks({ round: 2 }), () => part("send"))).toEqual([
    "U stemt nog een keer. Hetzelfde antwoord mag, een ander ook.",
  ]);
  expect(isSomewhere()).toBe(true);
  part("send")?.focus();
  const goesOn = () => phone.room.tell({ question: null, screen: 3, screen_title: "Oefening" });
  expect(await heardOf(goesOn, () => part("waiting"))).toEqual(["Nu op het grote scherm: Oefening"]);
  expect(isSomewhere()).toBe(true);
});

test("who typed the code hears and sees what is on", async () => {
  await leaveAll();
  hearing.stop();
  phone = await open("");
  hearing = new Hearing(phone.place);
  await phone.user.click(phone.getByLabelText("Tik de code in", { exact: false }));
  await phone.user.keyboard("ckm37r{Enter}");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("U doet mee"));
});

test("what a phone says by itself", async () => {
  const others = [
    { id: "aa", text: "Mag ik bukken?" },
    { id: "bb", text: "Mag ik tillen?" },
  ];
  const tells = (change: Partial<GroupState>) => () => phone.room.tell(change);
  expect(await heardOf(tells({ questions: others }), () => part("others"))).toEqual([
    "Er staan nu 2 vragen uit de groep.",
  ]);
  for (const fold of phone.place.querySelectorAll("details")) fold.open = true;
  await pressAll("speak");
  phone.place.querySelector<HTMLElement>("[data-part=same]")?.focus();
  // One's own question goes on top, another's is put together with it.
  await heardOf(tells({ questions: others.slice(1) }), () => phone.queryByText("Mag ik bukken?") === null);
  expect(isSomewhere()).toBe(true);
  await heardOf(tells({ questions: [] }), () => part("others") === null);
  expect(isSomewhere()).toBe(true);
  phone.getByRole("button", { name: "Verstuur mijn vraag" }).focus();
  expect(await heardOf(tells({ quiet: true }), () => part("quiet"))).toEqual([
    "De begeleider neemt nu geen vragen aan. Stel uw vraag gerust hardop.",
  ]);
  expect(isSomewhere()).toBe(true);
});

test("the page to take home, and the end", async () => {
  phone.room.ask("keuze");
  await waitFor(() => part("send") ?? Promise.reject(new Error("nothing to send")));
  part("send")?.focus();
  const recap = recapOf("keuze", { rounds: rounds("keuze") });
  const tells = (change: unknown) => () => phone.room.tell(change as Partial<GroupState>);
  await heardOf(tells({ recap }), () => part("take-home"));
  expect(document.activeElement?.textContent).toBe("Dit deed uw groep");
  // Not ended after all.
  await heardOf(tells({ recap: undefined }), () => part("send"));
  expect(isSomewhere()).toBe(true);
  await heardOf(tells({ recap }), () => part("take-home"));
  await heardOf(tells({ ended: true }), () => part("over"));
  expect(document.activeElement?.textContent).toBe("Dit deed uw groep");
  await pressAll("take-home");
});
