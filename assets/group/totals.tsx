/** What a group said, in bars with words and numbers. */
import { Times } from "./own_words";
import type { Asked, Bin, People, Round } from "./state";
import { count, t } from "./words";

const SURE = ["not sure", "a little sure", "very sure"];

/** Between which numbers of people it lies; most often one number. */
function between(people: People): [number, number] {
  return typeof people === "number" ? [people, people] : people;
}

/** What is told of a number of people, in words. */
export function inWords(people: People, phones: number): string {
  if (typeof people === "number") return people === 0 ? t("nobody") : count(people, "1 person", "{n} people");
  const [n, m] = people;
  if (n === 0) return t("fewer than {n}", { n: m + 1 });
  return m < phones ? t("{n} to {m}", { n, m }) : t("{n} or more", { n });
}

const sum = (all: number[] = []) => all.reduce((total, n) => total + n, 0);

/** The rounds of which something is told now: to everyone, or to the leader who looks first. */
export function seenRounds(asked: Asked): Round[] {
  const told = asked.rounds.some(({ options, bins, together, too_few }) => options || bins || together || too_few);
  return asked.phase === "shown" || (asked.phase === "looked" && told) ? asked.rounds : [];
}

/** What is told of one answer in one round: what phones chose; or, without any, the hands, which everybody saw. */
interface Said {
  people: [number, number];
  of: number;
  words: string;
  hands: string;
}

function saidOf(round: Round, option: number): Said | null {
  const hands = round.hands?.[option] ?? 0;
  const all = sum(round.hands);
  const handWords = hands ? count(hands, "1 hand", "{n} hands") : t("nobody");
  if (!round.options) return all ? { people: [hands, hands], of: all, words: handWords, hands: "" } : null;
  const [people, of] = [round.options[option] ?? 0, round.phones ?? 0];
  return {
    people: between(people),
    of,
    words: inWords(people, of),
    hands: hands ? t("and {hands}", { hands: handWords }) : "",
  };
}

const share = (n: number, of: number) => (of ? (100 * n) / of : 0);
const middleOf = ({ people: [low, high], of }: Said) => share((low + high) / 2, of);

/** One bar of an answer; after a second vote with where it was before, and an arrow from there. */
export function OptionTotals(props: { asked: Asked; option: number }) {
  const rounds = seenRounds(props.asked);
  const said = rounds.map((round) => saidOf(round, props.option));
  const [first, now] = rounds.length > 1 ? said : [null, said[0]];
  if (!first && !now) return null;
  const sure = rounds.at(-1)?.sure?.[props.option];
  const [from, to] = [first ? middleOf(first) : 0, now ? middleOf(now) : 0];
  // Shares of phones and of hands are no way from one to the other.
  const moved = first && now && !rounds[0]?.options === !rounds[1]?.options && Math.abs(to - from) > 2;
  return (
    <div class={`total ${rounds.length > 1 ? "has-two" : ""}`} data-part="total">
      <span class="total-bar" aria-hidden="true">
        {now && <span class="total-maybe" style={{ inlineSize: `${share(now.people[1], now.of)}%` }} />}
        {now && <span class="total-sure" style={{ inlineSize: `${share(now.people[0], now.of)}%` }} />}
        {first && (moved || !now) && <span class="total-before" style={{ inlineSize: `${from}%` }} />}
        {moved && (
          <span
            class={`total-shift ${to < from ? "is-less" : ""}`}
            style={{ insetInlineStart: `${Math.min(from, to)}%`, inlineSize: `${Math.abs(to - from)}%` }}
          />
        )}
      </span>
      <span class="total-words">
        {[first, now].map(
          (one, i) =>
            one && (
              <span key={i} class={one === first ? "total-then" : "total-now"}>
                {rounds.length > 1 && `${t(i ? "now" : "first")} `}
                <b data-people>{one.words}</b>
                {one.hands && " "}
                {one.hands && <span data-part="hands-shown">{one.hands}</span>}
              </span>
            ),
        )}
        {sure ? (
          <span class="sure" data-part="certainty">
            {t("most of them: {name}", { name: t(SURE[sure - 1] ?? "") })}
          </span>
        ) : null}
      </span>
    </div>
  );
}

function number(n: number, asked: Asked, to = n): string {
  const format = new Intl.NumberFormat(asked.scale.language ?? document.documentElement.lang, {
    maximumFractionDigits: 6,
  });
  const range = (from: number, till: number) =>
    from === till ? format.format(from) : `${format.format(from)} – ${format.format(till)}`;
  const { high, things } = asked.scale;
  // Never only those who have it: the others belong to it.
  if (things && typeof high === "number")
    return t("{n} of the {total} {things}, and {rest} not", {
      n: range(n, to),
      total: format.format(high),
      things,
      rest: range(high - to, high - n),
    });
  return asked.scale.unit ? `${range(n, to)} ${asked.scale.unit}` : range(n, to);
}

/** So many people, a dot each, all dots of a question as large; hollow where they may be fewer. */
function Dots(props: { people: People; most: number; hangs?: boolean }) {
  const [low, high] = between(props.people);
  // A full column is about three times as high as it is wide.
  const across = Math.ceil(Math.sqrt(props.most / 3));
  const rows = Math.ceil(high / across);
  const all = Math.ceil(props.most / across);
  // A single row stands in the middle, below its number.
  const aside = rows === 1 ? (across - high) / 2 : 0;
  return (
    <svg
      class={`dots ${props.hangs ? "is-before" : ""}`}
      style={{ blockSize: `min(${(100 * rows) / across}cqi, ${rows / all} * (100cqb - 1.4em))` }}
      viewBox={`0 0 ${across} ${rows}`}
      aria-hidden="true"
    >
      {Array.from({ length: high }, (_, i) => {
        const row = Math.floor(i / across);
        return (
          <circle
            key={i}
            class={i < low ? "" : "is-maybe"}
            cx={aside + (i % across) + 0.5}
            cy={(props.hangs ? row : rows - row - 1) + 0.5}
            r="0.4"
          />
        );
      })}
    </svg>
  );
}

function InBin(props: { people: People; phones: number; label: string }) {
  const [low, high] = between(props.people);
  return (
    <span class="bin-people">
      <span aria-hidden="true">{low === high ? low : `${low}–${high}`}</span>
      <span class="visually-hidden">
        {props.label} {inWords(props.people, props.phones)}
      </span>
    </span>
  );
}

/** Estimates in columns of dots; those of the first vote hang below, so that one sees where they went. */
function Estimates(props: { asked: Asked; rounds: Round[] }) {
  const { asked, rounds } = props;
  const [first, now] = rounds.length > 1 ? rounds : [undefined, rounds[0]];
  if (!now?.bins) return null;
  const { step = 1 } = asked.scale;
  const { answer } = asked;
  const most = Math.max(3, ...rounds.flatMap(({ bins = [] }) => bins.map(({ people }) => between(people)[1])));
  const answerBin = typeof answer === "number" ? now.bins.find(({ to }) => answer < to + step / 2) : undefined;
  const holds = (round: Round | undefined, bin: Bin) =>
    round?.middle !== undefined && round.middle.from <= bin.from && bin.to <= round.middle.to;
  const inMiddle = (round: Round | undefined) => round?.middle && number(round.middle.from, asked, round.middle.to);
  const [before, after] = [inMiddle(first), inMiddle(now)];
  return (
    <div class="estimates" data-part="estimates">
      <ol class="bins" role="list">
        {now.bins.map((bin, i) => {
          const then = first?.bins?.[i];
          return (
            <li class={`bin ${bin === answerBin ? "is-answer" : ""}`} key={bin.from}>
              <span class="bin-name">{bin.from === bin.to ? bin.from : `${bin.from} – ${bin.to}`}</span>
              <span class={`bin-dots ${holds(now, bin) ? "is-middle" : ""}`}>
                <InBin people={bin.people} phones={now.phones ?? 0} label={first ? t("now") : ""} />
                <Dots people={bin.people} most={most} />
              </span>
              {then && (
                <span class={`bin-dots is-then ${holds(first, then) ? "is-middle" : ""}`}>
                  <Dots people={then.people} most={most} hangs />
                  <InBin people={then.people} phones={first?.phones ?? 0} label={t("first")} />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {first && <p class="bins-rounds">{t("Above the numbers: now. Below them: the first vote.")}</p>}
      {after && (
        <p data-part="middle">
          {before
            ? t(
                asked.made
                  ? "The number in the middle: first {first}, now {now}"
                  : "The estimate in the middle: first {first}, now {now}",
                { first: before, now: after },
              )
            : t(asked.made ? "The number in the middle: {n}" : "The estimate in the middle: {n}", { n: after })}
        </p>
      )}
    </div>
  );
}

/** The order that the group made together; after a second vote with a line from where each step was before. */
function Order(props: { asked: Asked; rounds: Round[] }) {
  const { asked, rounds } = props;
  const lesson = asked.revealed ? asked.order : undefined;
  const made = rounds.at(-1)?.together;
  const first = rounds.length > 1 ? rounds[0]?.together : undefined;
  const now = made ?? lesson;
  if (!now) return null;
  return (
    <div class="orders" data-part="orders">
      <p class="order-about">
        {t(made ? "How the group ordered the steps, all together" : "The order from the lesson")}
      </p>
      <div class={`order ${first ? "has-two" : ""}`}>
        {first && (
          <>
            <span class="order-first" aria-hidden="true">
              {first.map((place, i) => (
                <span key={place}>{i + 1}</span>
              ))}
            </span>
            <svg viewBox={`0 0 100 ${10 * now.length}`} preserveAspectRatio="none" aria-hidden="true">
              {now.map((place, i) => {
                const [from, to] = [10 * first.indexOf(place) + 5, 10 * i + 5];
                return (
                  <path
                    key={place}
                    class={from === to ? "" : "is-moved"}
                    d={`M0 ${from}C50 ${from} 50 ${to} 100 ${to}`}
                  />
                );
              })}
            </svg>
          </>
        )}
        <ol role="list">
          {now.map((place, i) => {
            const right = lesson?.indexOf(place);
            return (
              <li key={place} class={right === i ? "is-right" : ""}>
                <span class="order-place">{i + 1}</span>
                <span>
                  <span dangerouslySetInnerHTML={{ __html: asked.options[place]?.text_html ?? "" }} />
                  {first && first.indexOf(place) !== i && (
                    <span class="order-then"> {t("first place {n}", { n: first.indexOf(place) + 1 })}</span>
                  )}
                  {made && right !== undefined && (
                    <span class={right === i ? "right-mark" : "order-lesson"}>
                      {" "}
                      {right === i ? `✓ ${t("This fits the lesson")}` : t("place {n} in the lesson", { n: right + 1 })}
                    </span>
                  )}
                </span>
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

/** What the rounds of a question without lettered answers gave, in one picture. */
export function OtherTotals(props: { asked: Asked }) {
  const { asked } = props;
  const rounds = seenRounds(asked).filter((round) => round.bins ?? round.together);
  if (asked.kind === "schatting")
    return (
      <>
        <Estimates asked={asked} rounds={rounds} />
        {asked.revealed && typeof asked.answer === "number" && (
          <p class="answer" data-part="answer">
            {t("According to the lesson: {n}", { n: number(asked.answer, asked) })}
          </p>
        )}
      </>
    );
  return asked.kind === "volgorde" ? <Order asked={asked} rounds={rounds} /> : null;
}

/** Free texts that the leader let through. */
export function Words(props: { asked: Asked }) {
  const waiting = props.asked.rounds.at(-1)?.waiting ?? [];
  const shown = props.asked.rounds.flatMap(({ words = [], times = [] }) =>
    words.map((text, i) => ({ text, times: times[i] ?? 1 })),
  );
  const hidden = sum(waiting.map(({ shown, aside, same }) => (shown || aside ? 0 : same.length)));
  return (
    <div class="own-words" data-part="words">
      {shown.length > 0 && <h2 class="visually-hidden">{t("What people from the group wrote")}</h2>}
      <ul role="list">
        {shown.map(({ text, times }, i) => (
          <li key={i}>
            {text} <Times n={times} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <p class="soft">
          {count(hidden, "1 text in. The leader looks first.", "{n} texts in. The leader looks first.")}
        </p>
      )}
    </div>
  );
}

/** Why there are no numbers of phones. */
export function TooFew(props: { asked: Asked; least: number }) {
  const { asked, least } = props;
  if (asked.uncounted)
    return (
      <p class="too-few" data-part="uncounted">
        {t("The votes cannot be counted now. Feel free to go on with the lesson.")}
      </p>
    );
  const last = seenRounds(asked).at(-1);
  if (!last?.too_few) return null;
  return (
    <p class="too-few" data-part="too-few">
      {t("Fewer than {least} phones voted. That is too few to show. So nobody can see who chose what.", { least })}
      {sum(last.hands) > 0 && ` ${t("You see the hands only.")}`}
    </p>
  );
}
