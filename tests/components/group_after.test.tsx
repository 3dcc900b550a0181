/** What is kept of a meeting: a leader's table, what was hard, and nothing that a spreadsheet could run. */
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { After, EarlierQuestions } from "../../assets/group/after";
import type { Action, Recap, RecapQuestion, ShownScale, StageData } from "../../assets/group/records.gen";
import { earlier, keepForNextTime } from "../../assets/group/series";
import { cell, csvOf, hardOnes } from "../../assets/group/summary";

const asked = (name: string, how: Partial<RecapQuestion>): RecapQuestion => ({
  lesson: "02-les",
  name,
  kind: "one",
  before_html: "",
  question_html: `<p>Vraag <em>${name}</em>?</p>`,
  after_html: "",
  options: ["Ja", "=1+1", "Nee"].map((text) => ({ text, text_html: text })),
  scale: {} as ShownScale,
  round: 1,
  phase: "shown",
  revealed: true,
  turn: 1,
  rounds: [],
  right: [false, true, false],
  ...how,
});
const recap: Recap = {
  screens: ["Les", "Een", "Twee"],
  seen: [0, 2],
  questions: [
    asked("fout", { rounds: [{ votes: 14, phones: 12, options: [9, [0, 2], [0, 2]], hands: [2, 0, 0] }] }),
    asked("goed", {
      rounds: [
        {
          votes: 12,
          phones: 12,
          options: [
            [0, 2],
            [10, 12],
            [0, 2],
          ],
          hands: [0, 0, 0],
        },
      ],
    }),
    asked("weinig", { rounds: [{ votes: 3, phones: 3, too_few: true, hands: [0, 0, 0] }] }),
    asked("woorden", {
      kind: "open",
      right: [],
      rounds: [{ votes: 3, words: ['Zij zei: "rust"; goed', "=HYPERLINK(1)"] }],
    }),
    asked("nooit", { phase: "closed", rounds: [{ votes: 3, phones: 3, hands: [0, 0, 0] }] }),
  ],
};
const data = { lesson: "02-les", title: "Uw alarm", questions: {}, least: 5 } as unknown as StageData;

beforeEach(() => {
  document.documentElement.lang = "nl";
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.restoreAllMocks();
});

test("a table opens in a Dutch spreadsheet, with what was told and nothing else", () => {
  const csv = csvOf(recap);
  expect(csv.startsWith("\uFEFF")).toBe(true);
  const rows = csv.slice(1).trimEnd().split("\r\n");
  expect(rows.slice(1)).toEqual([
    '"02-les";"Vraag fout?";"1";"A. Ja";"9 people";"12";"2";""',
    '"02-les";"Vraag fout?";"1";"B. =1+1";"fewer than 3";"12";"";"yes"',
    '"02-les";"Vraag fout?";"1";"C. Nee";"fewer than 3";"12";"";""',
    '"02-les";"Vraag goed?";"1";"A. Ja";"fewer than 3";"12";"";""',
    '"02-les";"Vraag goed?";"1";"B. =1+1";"10 or more";"12";"";"yes"',
    '"02-les";"Vraag goed?";"1";"C. Nee";"fewer than 3";"12";"";""',
    '"02-les";"Vraag weinig?";"1";"Too few phones voted to show that.";"";"3";"";""',
    '"02-les";"Vraag woorden?";"1";"Zij zei: ""rust""; goed";"";"";"";""',
    '"02-les";"Vraag woorden?";"1";"\'=HYPERLINK(1)";"";"";"";""',
  ]);
});

test.each(["=1", "+1", "-1", "@a", "  =1", "\t=1", "\r\n=1", "＝1"])("no cell is a formula: %j", (text) => {
  expect(cell(text)).toMatch(/^"'/);
});

test("what the group saw differently comes back in the next meeting, on this device only", () => {
  expect(hardOnes(recap, data)).toEqual([{ question: "02-les/fout", text: "Vraag fout?" }]);
  render(<After recap={recap} data={data} />);
  fireEvent.click(screen.getByRole("button", { name: "Remember this for the next meeting" }));
  expect(earlier()).toMatchObject({ title: "Uw alarm", questions: [{ question: "02-les/fout", text: "Vraag fout?" }] });
  expect(JSON.stringify(localStorage)).not.toContain("people");
  cleanup();
  const acted: Action[] = [];
  render(<EarlierQuestions rooms act={(action) => acted.push(action)} />);
  fireEvent.click(screen.getByRole("button", { name: "Vote on this question Vraag fout?" }));
  expect(acted).toEqual([{ do: "ask", question: "02-les/fout" }]);
  fireEvent.click(screen.getByRole("button", { name: "Wipe this list" }));
  expect([earlier(), document.querySelector("[data-part=earlier]")]).toEqual([null, null]);
});

test("without phones an earlier question is talked about", () => {
  keepForNextTime("Les", [{ question: "01-les/een", text: "Weet u dit nog?" }]);
  render(<EarlierQuestions rooms={false} act={() => undefined} />);
  expect(screen.getByText("Weet u dit nog?")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Vote on this question Vraag fout?" })).toBeNull();
});

test.each([
  "kapot",
  "null",
  "[]",
  '{"on":"x","title":"t","questions":[{"question":"a","text":"b"}]}',
  '{"on":"2026-01-01","title":"t","questions":[7]}',
])("what is kept and cannot be read is no list: %s", (text) => {
  localStorage.setItem("rugpijn-groep/reeks", text);
  expect(earlier()).toBeNull();
});

test("printing opens the summary and prints nothing else", () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  render(<After recap={recap} data={data} />);
  fireEvent.click(screen.getByRole("button", { name: "Print it, or keep it as PDF" }));
  expect(print).toHaveBeenCalledOnce();
  const paper = document.querySelector<HTMLElement>("[data-print=only]");
  expect(paper?.closest("details")?.open).toBe(true);
  expect(paper?.textContent).toContain("B. =1+1: fewer than 3");
  expect(paper?.textContent).not.toContain("Vraag nooit");
  vi.unstubAllGlobals();
});
