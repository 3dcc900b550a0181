/** A phone in a group, over a room that this test is itself: what it shows, what it sends, and what it keeps. */
import { waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import type { GroupState, Round } from "../../assets/group/records.gen";
import { forgetOldGroups } from "../../assets/host/device";
import { answer, ENTRY, leaveAll, open, part, questions, type RoomOf, recapOf, stop } from "./group/phone_in_room";

afterEach(leaveAll);

const HOUR = 3600 * 1000;
const never = () => new Promise<Response>(() => undefined);
const send = () => waitFor(() => part("send") ?? Promise.reject(new Error("nothing to send")));

test.each([
  ["", "Tik eerst de code in"],
  ["CKM", "Een code heeft 6 tekens. U tikte er 3."],
  ["CKM3O7", "De “O” staat in geen enkele code. Kijk nog eens op het grote scherm: is het misschien een D of een C?"],
  ["CKM37!", "De “!” staat in geen enkele code."],
])("a code that does not work is explained: %s", async (typed, words) => {
  const phone = await open("");
  const field = phone.getByLabelText<HTMLInputElement>("Tik de code in", { exact: false });
  if (typed) await phone.user.type(field, typed);
  await phone.user.click(phone.getByRole("button", { name: "Doe mee" }));
  await waitFor(() => expect(phone.getByRole("alert").textContent).toContain(words));
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test("a group that is over says so, and the code can be typed again", async () => {
  const phone = await open("");
  phone.room.closed = true;
  await phone.user.type(phone.getByLabelText("Tik de code in", { exact: false }), "ckm 37r");
  await phone.user.click(phone.getByRole("button", { name: "Doe mee" }));
  await waitFor(() => expect(phone.getByRole("alert").textContent).toContain("Deze groep is afgelopen"));
});

test("a vote is sent once, can be changed, and the earlier one counts until then", async () => {
  const phone = await open();
  phone.room.ask("stelling");
  const button = await send();
  await phone.user.click(button);
  await waitFor(() => expect(part("status")?.textContent).toContain("Kies eerst een antwoord"));
  expect(phone.room.votes).toEqual([]);
  await phone.user.click(phone.getByRole("radio", { name: "waar" }));
  await phone.user.click(phone.getByRole("radio", { name: "heel zeker" }));
  await phone.user.click(button);
  await waitFor(() => expect(part("status")?.textContent).toContain("U kunt uw antwoord nog veranderen"));
  await phone.user.click(button);
  expect(phone.room.votes.map(({ vote }) => vote)).toEqual([{ chosen: [0], certainty: 3 }]);
  await phone.user.click(phone.getByRole("radio", { name: "niet waar" }));
  await waitFor(() => expect(part("status")?.textContent).toContain("Uw vorige antwoord telt"));
  await phone.user.click(phone.getByRole("button", { name: "Verstuur mijn nieuwe antwoord" }));
  await waitFor(() => expect(phone.room.votes.map(({ vote }) => vote)[1]).toEqual({ chosen: [2], certainty: 3 }));
  expect(new Set(phone.room.votes.map((one) => one.phone)).size).toBe(1);
});

test("each answer has the letter and the shape of its card, and its own words as its name", async () => {
  const phone = await open();
  phone.room.ask("stelling");
  await send();
  const marks = [...document.querySelectorAll('[data-part="letter"]')];
  expect(marks.map((mark) => mark.textContent)).toEqual(["A", "B", "C"]);
  expect(new Set(marks.map((mark) => mark.querySelector("path")?.getAttribute("d"))).size).toBe(3);
  const first = phone.getByRole("radio", { name: "waar" });
  expect(document.getElementById(first.getAttribute("aria-describedby") ?? "")).toBe(marks[0]);
});

test("short answers with a letter stand below each other: beside it none fits on a phone", async () => {
  const phone = await open();
  const options = ["Slapen", "Werken", "Bewegen"].map((text) => ({ text, text_html: text }));
  phone.room.ask("mening", { options });
  await send();
  expect(phone.getAllByRole("radio")).toHaveLength(3);
  expect(document.querySelector(".w-choices.is-row")).toBeNull();
});

test("a vote that nobody answers is sent again, and one that is refused tells why", async () => {
  const phone = await open();
  phone.room.ask("stelling");
  const button = await send();
  await phone.user.click(phone.getByRole("radio", { name: "weet ik niet" }));
  vi.useFakeTimers();
  phone.room.answers = [never, async () => answer(503, {}), async () => answer(409, { message: "Dat kan niet." })];
  button.click();
  await vi.advanceTimersByTimeAsync(7900);
  expect(button.textContent).toBe("Bezig met versturen");
  expect(phone.room.votes.length).toBe(1);
  // Given up after 8 s, and made again after a pause; so is what a server says that is only starting.
  await vi.advanceTimersByTimeAsync(1700);
  expect(phone.room.votes.length).toBe(2);
  await vi.advanceTimersByTimeAsync(1600);
  expect(phone.room.votes.length).toBe(3);
  expect(part("status")?.textContent).toBe("Dat kan niet.");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(phone.room.votes.length).toBe(3);
});

test("too few answers are not shown", async () => {
  const phone = await open();
  const round: Round = { votes: 2, phones: 2, too_few: true };
  phone.room.ask("stelling", { phase: "shown", rounds: [round] });
  await phone.findByText(/^Er stemden te weinig telefoons om dat te laten zien\./);
  expect(part("total")).toBeNull();
  expect(part("totals")).toBeNull();
});

test("what the group says is in words, hands by themselves", async () => {
  const phone = await open();
  const first = {
    votes: 8,
    phones: 6,
    hands: [2, 0, 0],
    options: [
      [4, 6],
      [0, 2],
      [0, 2],
    ],
  } as Round;
  const second = {
    votes: 7,
    phones: 6,
    hands: [0, 0, 1],
    options: [
      [0, 2],
      [0, 2],
      [4, 5],
    ],
  } as Round;
  phone.room.ask("stelling", { phase: "shown", round: 2, revealed: true, rounds: [first, second] });
  await phone.findByText("Wat de groep zegt", { selector: "h2" });
  const said = [...document.querySelectorAll('[data-part="total"]')].map((one) =>
    [...one.querySelectorAll(".phone-bar-words")].map((words) => words.textContent),
  );
  expect(said).toEqual([
    ["Eerste keer: 4 of meer van de 6, 2 handen", "Tweede keer: minder dan 3 van de 6"],
    ["Eerste keer: minder dan 3 van de 6", "Tweede keer: minder dan 3 van de 6"],
    ["Eerste keer: minder dan 3 van de 6", "Tweede keer: 4 tot en met 5 van de 6, 1 hand"],
  ]);
});

test("an estimate with the slider and its buttons", async () => {
  const phone = await open();
  phone.room.ask("schatting");
  const slider = await phone.findByRole("slider");
  expect(slider.getAttribute("aria-valuetext")).toBe("15 minuten");
  await phone.user.click(phone.getByRole("button", { name: /een stap meer$/ }));
  await waitFor(() => expect(slider.getAttribute("aria-valuetext")).toBe("16 minuten"));
  await phone.user.click(await send());
  await waitFor(() => expect(phone.room.votes.map(({ vote }) => vote)).toEqual([{ estimate: 16 }]));
  phone.room.ask("schatting", { phase: "shown", revealed: true });
  // As in the lesson: one's own number beside that of the lesson, once.
  await waitFor(() => expect(document.querySelectorAll("[data-part^=reply-]").length).toBe(1));
  const beside = [...document.querySelectorAll(".beside dd")].map((number) => number.textContent);
  expect(beside).toEqual(["16 minuten", "12 minuten"]);
  expect(part("lesson-answer")).toBeNull();
});

test("steps are put in order by keyboard alone", async () => {
  const phone = await open();
  phone.room.ask("volgorde");
  await send();
  const steps = () => [...document.querySelectorAll(".w-order-text")].map((step) => step.textContent);
  const [first, second] = steps();
  phone.getByRole("button", { name: `Omlaag: ${first}` }).focus();
  await phone.user.keyboard("{Enter}");
  await waitFor(() => expect(steps().slice(0, 2)).toEqual([second, first]));
  (await send()).focus();
  await phone.user.keyboard("{Enter}");
  await waitFor(() => expect(phone.room.votes.map(({ vote }) => vote)).toEqual([{ order: [1, 0, 2] }]));
  phone.room.ask("volgorde", { phase: "shown", revealed: true });
  await waitFor(() => expect(part("lesson-order")?.children.length).toBe(3));
  // The right order is told by the room; what the phone chose is compared with that.
  const fits = questions.volgorde?.secret.order?.join() === "1,0,2";
  expect(part(fits ? "reply-confirm" : "reply-turn")).not.toBeNull();
});

test("own words that are too long stay whole and are sent once they fit", async () => {
  const phone = await open();
  phone.room.ask("open");
  const field = await phone.findByRole<HTMLTextAreaElement>("textbox", { name: "In uw eigen woorden" });
  field.focus();
  await phone.user.paste("a".repeat(240));
  expect(field.value).toBe("a".repeat(240));
  await waitFor(() =>
    expect(part("room")?.textContent).toBe(
      "Er passen 200 letters in, en hier staan er 240. Zo wordt het nog niet bewaard. Maak het iets korter.",
    ),
  );
  await phone.user.click(await send());
  await waitFor(() => expect(part("status")?.textContent).toBe("Maak het eerst iets korter."));
  expect(document.activeElement).toBe(field);
  await phone.user.clear(field);
  await phone.user.paste("b".repeat(200));
  await waitFor(() => expect(part("status")?.textContent).toBe(""));
  await phone.user.click(await send());
  await waitFor(() => expect(phone.room.votes.map(({ text }) => text)).toEqual(["b".repeat(200)]));
});

test("a vote that is started anew asks this phone again", async () => {
  const phone = await open();
  phone.room.ask("stelling");
  await send();
  await phone.user.click(phone.getByRole("radio", { name: "weet ik niet" }));
  await phone.user.click(await send());
  await phone.findByRole("button", { name: "Uw antwoord is verstuurd" });
  phone.room.ask("stelling", { turn: 2 });
  await phone.findByRole("button", { name: "Verstuur mijn antwoord" });
  expect(phone.queryAllByRole("radio", { checked: true })).toEqual([]);
});

test("that the votes are gone, and that the connection is, is read out", async () => {
  const phone = await open();
  await phone.findByRole("heading", { name: "U doet mee" });
  // What is inserted together with its words is not read out.
  const news = part("connection")?.closest("[role=status]");
  expect(news?.textContent).toBe("");
  phone.room.tell({ lost: true });
  await waitFor(() => expect(part("lost")?.textContent).toContain("Er ging iets mis. De stemmen zijn weg"));
  phone.room.tell({ lost: undefined });
  await waitFor(() => expect(part("lost")).toBeNull());
  phone.room.hangUp();
  await waitFor(() => expect(part("connection")?.textContent).toContain("Even geen verbinding"));
  // It comes back by itself.
  await waitFor(() => expect(part("connection")?.textContent).toContain("U bent weer verbonden"));
  expect(part("connection")?.closest("[role=status]")).toBe(news);
});

test("a phone keeps a name it made up and its own votes, and at the end nothing", async () => {
  const phone = await open();
  phone.room.ask("stelling");
  await send();
  await phone.user.click(phone.getByRole("radio", { name: "weet ik niet" }));
  await phone.user.click(await send());
  await phone.findByRole("button", { name: "Uw antwoord is verstuurd" });
  expect(Object.keys(localStorage)).toEqual([ENTRY]);
  const memory = JSON.parse(localStorage.getItem(ENTRY) ?? "");
  expect(Object.keys(memory).sort()).toEqual(["joined", "phone", "sent"]);
  expect(memory.phone).toMatch(/^[0-9a-f]{32}$/);
  expect(memory.sent).toEqual({ "02-les/rust-helpt/1/1": { chosen: [1] } });
  phone.room.tell({ ended: true });
  await phone.findByRole("heading", { name: "Dank u wel" });
  expect(localStorage.length).toBe(0);
});

test.each([
  ["five hours old", JSON.stringify({ joined: Date.now() - 5 * HOUR, phone: "0".repeat(32), sent: {} })],
  ["nothing", "null"],
  ["without a name", '{"sent": null}'],
  ["no JSON", "{"],
])("what is left of a group that is over goes: %s", async (_, left) => {
  const other = "rugpijn-groep/telefoon/ABC37R";
  localStorage.setItem(other, left);
  const phone = await open();
  await phone.findByRole("heading", { name: "U doet mee" });
  expect(Object.keys(localStorage)).toEqual([ENTRY]);
  // Any page of the course wipes it too, and leaves a group alone that may still go on.
  localStorage.setItem(other, left);
  forgetOldGroups();
  expect(Object.keys(localStorage)).toEqual([ENTRY]);
  forgetOldGroups(Date.now() + 4 * HOUR);
  expect(localStorage.length).toBe(0);
});

test("just before the end a phone shows what to take home, and keeps it only when its owner says so", async () => {
  const phone = await open();
  phone.room.ask("stelling");
  await phone.user.click((await phone.findAllByRole("radio"))[0] as HTMLElement);
  const sure = phone.getAllByRole("radio", { name: /zeker/ });
  await phone.user.click(sure.at(-1) as HTMLElement);
  await phone.user.click(await send());
  await waitFor(() => expect(phone.room.votes).toHaveLength(1));
  const rounds = [
    {
      votes: 6,
      phones: 6,
      options: [
        [0, 2],
        [4, 6],
        [0, 2],
      ],
    },
  ] as Round[];
  phone.room.tell({ recap: recapOf("stelling", { rounds }) } as Partial<GroupState>);
  await waitFor(() => expect(part("take-home")).not.toBeNull());
  expect(part("own")?.textContent).toContain("Uw antwoord");
  expect(part("total")?.textContent).toContain("minder dan 3 van de 6");
  expect(part("take-home")?.textContent).toContain("Oefening");
  // The first that the group did not do.
  expect(part("go-on")?.getAttribute("href")).toMatch(/\/02-les\/#deel-1$/);
  phone.room.tell({ ended: true });
  await waitFor(() => expect(part("connection")).toBeNull());
  expect(part("take-home")).not.toBeNull();
  const kept = () => Object.keys(localStorage).filter((key) => key.startsWith("rugpijn"));
  expect(kept()).toEqual([]);
  await phone.user.click(phone.getByRole("button", { name: "Bewaar op deze telefoon" }));
  expect(kept()).toEqual(["rugpijn-groep/mee-naar-huis"]);
  sessionStorage.clear();
  // Another day.
  const later = await open("");
  await later.user.click(await later.findByRole("button", { name: "Bekijk wat uw vorige groep deed" }));
  expect(part("own")?.textContent).toContain("Uw antwoord");
  await later.user.click(later.getByRole("button", { name: "Wis deze pagina van mijn telefoon" }));
  expect(kept()).toEqual([]);
  await later.findByRole("button", { name: "Doe mee" });
});

test("a leader who does not end the group after all gives the phone its question back", async () => {
  const phone = await open();
  phone.room.ask("keuze");
  await send();
  phone.room.tell({ recap: recapOf("keuze", {}) } as Partial<GroupState>);
  await waitFor(() => expect(part("wrapping")).not.toBeNull());
  expect(part("send")).toBeNull();
  phone.room.tell({ recap: undefined } as Partial<GroupState>);
  await send();
});

const said = (room: RoomOf) => room.said.map(({ phone, ...rest }) => rest);

test("a question goes to the leader at any time; what is empty is asked for, and what is refused stays in the field", async () => {
  const phone = await open();
  await waitFor(() => expect(part("speak")).not.toBeNull());
  await phone.user.click(phone.getByText("Stel een vraag"));
  const field = phone.getByLabelText<HTMLTextAreaElement>("Uw vraag");
  const send = phone.getByRole("button", { name: "Verstuur mijn vraag" });
  const status = () => part("ask-status")?.textContent;
  await phone.user.click(send);
  await waitFor(() => expect(status()).toBe("Schrijf eerst uw vraag."));
  phone.room.answers = [async () => answer(409, { message: "U heeft al 5 vragen gestuurd." })];
  await phone.user.type(field, "Mag ik bukken?");
  await phone.user.click(send);
  await waitFor(() => expect(status()).toBe("U heeft al 5 vragen gestuurd."));
  expect(field.value).toBe("Mag ik bukken?");
  phone.room.answers = [async () => Promise.reject(new Error("no network"))];
  await phone.user.click(send);
  await waitFor(() => expect(status()).toBe("Dat kwam niet aan. Probeer het zo nog eens."));
  phone.room.answers = [async () => answer(200, {})];
  await phone.user.click(send);
  await waitFor(() => expect(status()).toContain("De begeleider leest hem eerst."));
  expect(field.value).toBe("");
  expect(said(phone.room)).toEqual(Array(3).fill({ do: "ask", text: "Mag ik bukken?" }));
  expect(phone.room.said[0]?.phone).toMatch(/^[0-9a-f]{32}$/);
  phone.room.tell({ quiet: true });
  await waitFor(() => expect(part("quiet")?.textContent).toContain("Stel uw vraag gerust hardop."));
});

test("another's question can be this phone's too, also after a reload", async () => {
  const phone = await open();
  const questions = [{ id: "aa", text: "<b>Mag</b> ik bukken?" }];
  phone.room.tell({ questions });
  const button = await phone.findByRole("button", { name: /^Ook mijn vraag <b>Mag/ });
  expect(part("others")?.textContent).toContain("<b>Mag</b> ik bukken?");
  await phone.user.click(button);
  await waitFor(() => expect(JSON.parse(localStorage.getItem(ENTRY) ?? "{}").same).toEqual(["aa"]));
  stop();
  await waitFor(() => expect(part("connection")).toBeNull());
  localStorage.setItem(ENTRY, JSON.stringify({ joined: Date.now(), phone: "a".repeat(32), sent: {}, same: ["aa"] }));
  const again = await open();
  again.room.tell({ questions });
  const pressed = await again.findByRole("button", { name: /^Ook mijn vraag/, pressed: true });
  again.room.answers = [async () => answer(409, { message: "Deze vraag staat er niet meer." })];
  await again.user.click(pressed);
  await again.findByText("Deze vraag staat er niet meer.");
  expect(said(again.room)).toEqual([{ do: "same", asked: "aa", on: false }]);
});

test("a sign goes away with the next screen, and can be taken back", async () => {
  const phone = await open();
  const fast = await phone.findByRole("button", { name: "Te snel" });
  const isPressed = () => fast.getAttribute("aria-pressed") === "true";
  expect(part("signs")?.textContent).toContain("pas vanaf 5 telefoons");
  await phone.user.click(fast);
  await waitFor(() => expect(part("sign-status")?.textContent).toContain("Doorgegeven."));
  expect(isPressed()).toBe(true);
  await phone.user.click(fast);
  await waitFor(() => expect(isPressed()).toBe(false));
  await phone.user.click(fast);
  await waitFor(() => expect(isPressed()).toBe(true));
  phone.room.tell({ screen: 3 });
  await waitFor(() => expect(isPressed()).toBe(false));
  expect(said(phone.room).map(({ sign }) => sign)).toEqual(["fast", "", "fast"]);
});
