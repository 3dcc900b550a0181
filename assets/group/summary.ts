/** What a leader may keep of a meeting: what was told of each vote, as rows for a spreadsheet. No names, no texts that were not let through. */
import { judged } from "./advice";
import type { Recap, RecapQuestion, Round, Secret, StageData } from "./records.gen";
import { MARKS } from "./records.gen";
import { inWords } from "./totals";
import { t } from "./words";

/** A line of a question: an answer, and who chose it. */
export interface Line {
  answer: string;
  phones: string;
  hands: string;
  fits: boolean;
}

/** Words without what only a browser sees in them. */
export function plain(html: string): string {
  const text = new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
  return text.replace(/\s+/g, " ").trim();
}

function scaleLine(asked: RecapQuestion, from: number, to: number): string {
  const { language, unit } = asked.scale;
  const [low, high] = [from, to].map((n) => n.toLocaleString(language, { maximumFractionDigits: 6 }));
  return `${low === high ? low : t("{n} to {m}", { n: low ?? "", m: high ?? "" })} ${unit}`.trim();
}

/** What is told of one round, line by line; nothing where nothing was told. */
export function linesOf(asked: RecapQuestion, round: Round): Line[] {
  const phones = round.phones ?? 0;
  const line = (answer: string, told = "", hands = 0, fits = false): Line => ({
    answer,
    phones: told,
    hands: hands ? String(hands) : "",
    fits,
  });
  if (round.words) return round.words.map((text) => line(text));
  if (round.bins)
    return round.bins.map(({ from, to, people }) =>
      line(
        scaleLine(asked, from, to),
        inWords(people, phones),
        0,
        typeof asked.answer === "number" && from <= asked.answer && asked.answer <= to,
      ),
    );
  if (round.together)
    return round.together.map((place, i) =>
      line(`${i + 1}. ${asked.options[place]?.text ?? ""}`, "", 0, asked.order?.[i] === place),
    );
  if (!round.options && !(round.too_few && round.hands?.some(Boolean))) return [];
  return asked.options.map(({ text }, i) => {
    const people = round.options?.[i];
    return line(
      `${MARKS[i]?.letter ?? ""}. ${text}`,
      people === undefined ? "" : inWords(people, phones),
      round.hands?.[i],
      asked.right?.[i] ?? false,
    );
  });
}

/** The questions of which something was told. */
export function toldOf(recap: Recap): RecapQuestion[] {
  return recap.questions.filter((asked) => asked.rounds.some((round) => linesOf(asked, round).length || round.too_few));
}

/** A cell that no spreadsheet takes for a formula. */
export function cell(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return `"${(/^[=+\-@＝＋－＠]/.test(flat) ? `'${flat}` : flat).replaceAll('"', '""')}"`;
}

/** As a spreadsheet in the Netherlands opens it: a semicolon between cells, and a mark that says which letters these are. */
export function csvOf(recap: Recap): string {
  const head = ["Lesson", "Question", "Vote", "Answer", "Phones", "Of phones", "Hands", "Fits the lesson"].map((word) =>
    t(word),
  );
  const rows = toldOf(recap).flatMap((asked) =>
    asked.rounds.flatMap((round, i) => {
      const about = [asked.lesson, plain(asked.question_html), String(i + 1)];
      const lines = linesOf(asked, round);
      const phones = asked.kind === "open" ? "" : String(round.phones ?? 0);
      const few = round.too_few ? [[...about, t("Too few phones voted to show that."), "", phones, "", ""]] : [];
      return [
        ...few,
        ...lines.map((one) => [...about, one.answer, one.phones, phones, one.hands, one.fits ? t("yes") : ""]),
      ];
    }),
  );
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

export interface HardQuestion {
  /** As it is asked in another lesson: `lesson/name`. */
  question: string;
  text: string;
}

function secretOf(asked: RecapQuestion, data: StageData): Secret | undefined {
  const own = asked.lesson === data.lesson ? data.questions[asked.name]?.secret : undefined;
  const { revealed, right = [], answer = null, order = [] } = asked;
  return own ?? (revealed ? { right, answer, order, replies_html: [], explanation_html: "" } : undefined);
}

/** What the group saw differently from the lesson at its last vote, as far as that was told. */
export function hardOnes(recap: Recap, data: StageData): HardQuestion[] {
  return recap.questions.flatMap((asked) => {
    const [round, secret] = [asked.rounds.at(-1), secretOf(asked, data)];
    const verdict = round && secret && judged(asked, round, secret)?.verdict;
    return verdict && ["differs", "divided", "unclear"].includes(verdict)
      ? [{ question: `${asked.lesson}/${asked.name}`, text: plain(asked.question_html) }]
      : [];
  });
}
