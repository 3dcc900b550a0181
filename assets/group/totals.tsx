/** What a group said, in bars with words and numbers. */
import type { ComponentChildren } from "preact";
import type { Asked, Bin, People, Round } from "./state";
import { count, t } from "./words";

const SURE = ["not sure", "a little sure", "very sure"];

export function Html(props: { html: string | undefined; class?: string; part?: string }) {
  return props.html ? (
    <div class={props.class} data-part={props.part} dangerouslySetInnerHTML={{ __html: props.html }} />
  ) : null;
}

/** How long a bar is drawn; of a number that is not told, as long as it is for sure. */
function lengthOf(people: People): number {
  return typeof people === "number" ? people : people[0];
}

function inWords(people: People, phones: number): string {
  if (typeof people === "number") return people === 0 ? t("nobody") : count(people, "1 person", "{n} people");
  const [n, m] = people;
  if (n === 0) return t("fewer than {n}", { n: m + 1 });
  return m < phones ? t("{n} to {m}", { n, m }) : t("{n} or more", { n });
}

function Bar(props: {
  length: number;
  of: number;
  words: string;
  hands?: string;
  label?: ComponentChildren;
  second?: boolean;
}) {
  const share = props.of ? (100 * props.length) / props.of : 0;
  return (
    <div class={`total ${props.label ? "has-label" : ""} ${props.second ? "is-second" : ""}`} data-part="total">
      {props.label && <span class="total-label">{props.label}</span>}
      <span class="total-bar" aria-hidden="true">
        <span style={{ inlineSize: `${share}%` }} />
      </span>
      <span class="total-words">
        <span data-people>{props.words}</span>
        {props.hands && (
          <span class="total-hands" data-part="hands-shown">
            {props.hands}
          </span>
        )}
      </span>
    </div>
  );
}

const sum = (all: number[] = []) => all.reduce((total, n) => total + n, 0);

/** The rounds of which something is told now: to everyone, or to the leader who looks first. */
export function seenRounds(asked: Asked): Round[] {
  const told = asked.rounds.some(({ options, bins, together, too_few }) => options || bins || together || too_few);
  return asked.phase === "shown" || (asked.phase === "looked" && told) ? asked.rounds : [];
}

/** The bars of one answer, one for each round side by side; hands, which everybody saw, by themselves. */
export function OptionTotals(props: { asked: Asked; option: number }) {
  const { asked, option } = props;
  const rounds = seenRounds(asked);
  const two = rounds.length > 1;
  return (
    <>
      {rounds.map((round, i) => {
        const label = two ? t(i ? "Second round" : "First round") : undefined;
        const hands = round.hands?.[option] ?? 0;
        const anyHands = sum(round.hands) > 0;
        const handWords = hands ? count(hands, "1 hand", "{n} hands") : t("nobody");
        if (!round.options)
          return (
            anyHands && (
              <Bar
                key={i}
                length={hands}
                of={sum(round.hands)}
                words={handWords}
                label={label}
                second={two && i === 0}
              />
            )
          );
        const people = round.options[option] ?? 0;
        return (
          <div key={i}>
            <Bar
              length={lengthOf(people)}
              of={round.phones ?? 0}
              words={inWords(people, round.phones ?? 0)}
              hands={hands ? t("and {hands}", { hands: handWords }) : undefined}
              label={label}
              second={two && i === 0}
            />
            {round.sure?.[option] && i === rounds.length - 1 ? (
              <p class="sure" data-part="certainty">
                {t("most of them: {name}", { name: t(SURE[(round.sure[option] ?? 1) - 1] ?? "") })}
              </p>
            ) : null}
          </div>
        );
      })}
    </>
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

function Estimates(props: { asked: Asked; round: Round; bins: Bin[]; label?: string }) {
  const { asked, bins } = props;
  const { middle, phones = 0 } = props.round;
  const { step = 1 } = asked.scale;
  const most = Math.max(1, ...bins.map(({ people }) => lengthOf(people)));
  const { answer } = asked;
  const answerBin = typeof answer === "number" ? bins.find(({ to }) => answer < to + step / 2) : undefined;
  return (
    <div class="estimates" data-part="estimates">
      {props.label && <h3>{props.label}</h3>}
      {bins.map((bin) => (
        <div class={`total ${bin === answerBin ? "is-answer" : ""}`} key={bin.from}>
          <span class="total-label">{bin.from === bin.to ? bin.from : `${bin.from} – ${bin.to}`}</span>
          <span class="total-bar" aria-hidden="true">
            <span style={{ inlineSize: `${(100 * lengthOf(bin.people)) / most}%` }} />
          </span>
          <span class="total-words">{inWords(bin.people, phones)}</span>
        </div>
      ))}
      {middle && <p>{t("The estimate in the middle: {n}", { n: number(middle.from, asked, middle.to) })}</p>}
    </div>
  );
}

function Together(props: { asked: Asked; order: number[]; label?: string }) {
  return (
    <div class="orders" data-part="orders">
      {props.label && <h3>{props.label}</h3>}
      <div class="order">
        <p class="total-words">{t("How the group ordered the steps, all together")}</p>
        <ol>
          {props.order.map((place) => (
            <li key={place} dangerouslySetInnerHTML={{ __html: props.asked.options[place]?.text_html ?? "" }} />
          ))}
        </ol>
      </div>
    </div>
  );
}

/** What the rounds of a question without lettered answers gave. */
export function OtherTotals(props: { asked: Asked }) {
  const { asked } = props;
  const rounds = seenRounds(asked);
  const name = (i: number) => (rounds.length > 1 ? t(i ? "Second round" : "First round") : undefined);
  if (asked.kind === "schatting")
    return (
      <>
        <div class="beside-rounds">
          {rounds.map(
            (round, i) =>
              round.bins && <Estimates key={i} asked={asked} round={round} bins={round.bins} label={name(i)} />,
          )}
        </div>
        {asked.revealed && typeof asked.answer === "number" && (
          <p class="answer" data-part="answer">
            {t("According to the lesson: {n}", { n: number(asked.answer, asked) })}
          </p>
        )}
      </>
    );
  if (asked.kind === "volgorde")
    return (
      <>
        <div class="beside-rounds">
          {rounds.map(
            (round, i) => round.together && <Together key={i} asked={asked} order={round.together} label={name(i)} />,
          )}
        </div>
        {asked.revealed && asked.order && (
          <div class="answer" data-part="answer">
            <h3>{t("The order from the lesson")}</h3>
            <ol>
              {asked.order.map((place) => (
                <li key={place} dangerouslySetInnerHTML={{ __html: asked.options[place]?.text_html ?? "" }} />
              ))}
            </ol>
          </div>
        )}
      </>
    );
  return null;
}

/** Free texts that the leader let through. */
export function Words(props: { asked: Asked }) {
  const last = props.asked.rounds.at(-1);
  const shown = props.asked.rounds.flatMap((round) => round.words ?? []);
  const hidden = (last?.votes ?? 0) - (last?.words?.length ?? 0);
  return (
    <div class="own-words" data-part="words">
      {shown.length > 0 && <h2 class="visually-hidden">{t("What people from the group wrote")}</h2>}
      <ul role="list">
        {shown.map((text, i) => (
          <li key={i}>{text}</li>
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
