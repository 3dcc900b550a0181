/** What a group said, in bars with words and numbers. */
import type { ComponentChildren } from "preact";
import type { Asked, Round } from "./state";
import { LETTERS, count, say } from "./words";

const SHAPES = ["M50 4a46 46 0 1 1 0 92 46 46 0 0 1 0-92z", "M8 8h84v84H8z", "M50 2 98 92H2z", "M50 0 100 50 50 100 0 50z"];

/** The letter of an answer in the shape of its card (A circle, B square, C triangle, D diamond). */
export function Letter(props: { option: number }) {
  const letter = LETTERS[props.option] ?? String(props.option + 1);
  return (
    <span class={`letter letter-${letter.toLowerCase()}`}>
      <svg viewBox="0 0 100 100" aria-hidden="true"><path d={SHAPES[props.option] ?? SHAPES[0]} /></svg>
      <span>{letter}</span>
    </span>
  );
}

export function Html(props: { html: string | undefined; class?: string; part?: string }) {
  return props.html ? <div class={props.class} data-part={props.part} dangerouslySetInnerHTML={{ __html: props.html }} /> : null;
}

function Bar(props: { people: number; of: number; label?: ComponentChildren; second?: boolean }) {
  const share = props.of ? (100 * props.people) / props.of : 0;
  return (
    <div class={`total ${props.label ? "has-label" : ""} ${props.second ? "is-second" : ""}`} data-part="total">
      {props.label && <span class="total-label">{props.label}</span>}
      <span class="total-bar" aria-hidden="true"><span style={{ inlineSize: `${share}%` }} /></span>
      <span class="total-words" data-people={props.people}>{props.people === 0 ? say("no_people") : count(props.people, "one_person", "people")}</span>
    </div>
  );
}

/** The rounds that may be seen now. */
export function seenRounds(asked: Asked): Round[] {
  return asked.phase === "shown" ? asked.rounds : [];
}

/** The bars of one answer, one for each round side by side. */
export function OptionTotals(props: { asked: Asked; option: number }) {
  const rounds = seenRounds(props.asked);
  const two = rounds.length > 1;
  return (
    <>
      {rounds.map((round, i) =>
        round.options ? (
          <div key={i}>
            <Bar people={round.options[props.option] ?? 0} of={round.votes} label={two ? say(i ? "second_round" : "first_round") : undefined} second={two && i === 0} />
            {round.certainty && i === rounds.length - 1 && <Certainty levels={round.certainty[props.option] ?? []} />}
          </div>
        ) : null,
      )}
    </>
  );
}

function Certainty(props: { levels: number[] }) {
  const said = props.levels.map((n, i) => ({ n, name: say(`sure_${i + 1}`) })).filter(({ n }) => n > 0);
  return said.length ? <p class="sure" data-part="certainty">{said.reverse().map(({ n, name }) => say("sure_line", { name, n })).join(" · ")}</p> : null;
}

function number(n: number, asked: Asked): string {
  const format = new Intl.NumberFormat(asked.scale.language ?? "nl", { maximumFractionDigits: 6 });
  const text = format.format(n);
  const { high, things } = asked.scale;
  // Never only those who have it: the others belong to it.
  if (things && typeof high === "number") return say("of_things", { n: text, total: format.format(high), things, rest: format.format(high - n) });
  return asked.scale.unit ? `${text} ${asked.scale.unit}` : text;
}

const BINS = 8;

function Estimates(props: { asked: Asked; round: Round; label?: string }) {
  const { asked, round } = props;
  const { low = 0, high = 100, step = 1 } = asked.scale;
  const steps = Math.round((high - low) / step) + 1;
  const perBin = Math.max(1, Math.ceil(steps / BINS));
  const bins = Array.from({ length: Math.ceil(steps / perBin) }, (_, i) => ({ from: low + i * perBin * step, to: Math.min(high, low + ((i + 1) * perBin - 1) * step), people: 0 }));
  const binOf = (n: number) => bins[Math.min(bins.length - 1, Math.floor(Math.round((n - low) / step) / perBin))];
  for (const [n, people] of round.estimates ?? []) {
    const bin = binOf(n);
    if (bin) bin.people += people;
  }
  const most = Math.max(1, ...bins.map(({ people }) => people));
  const all = (round.estimates ?? []).flatMap(([n, people]) => Array<number>(people).fill(n));
  const middle = all[Math.floor((all.length - 1) / 2)];
  const answerBin = typeof asked.answer === "number" ? binOf(asked.answer) : undefined;
  return (
    <div class="estimates" data-part="estimates">
      {props.label && <h3>{props.label}</h3>}
      {bins.map((bin) => (
        <div class={`total ${bin === answerBin ? "is-answer" : ""}`} key={bin.from}>
          <span class="total-label">{bin.from === bin.to ? bin.from : `${bin.from} – ${bin.to}`}</span>
          <span class="total-bar" aria-hidden="true"><span style={{ inlineSize: `${(100 * bin.people) / most}%` }} /></span>
          <span class="total-words">{bin.people || say("no_people")}</span>
        </div>
      ))}
      {middle !== undefined && <p>{say("estimate_middle", { n: number(middle, asked) })}</p>}
    </div>
  );
}

function Orders(props: { asked: Asked; round: Round; label?: string }) {
  const words = (place: number) => props.asked.options[place];
  return (
    <div class="orders" data-part="orders">
      <h3>{props.label ?? say("chosen_orders")}</h3>
      {(props.round.orders ?? []).map(([order, people]) => (
        <div class="order" key={order.join()}>
          <p class="total-words">{count(people, "one_person", "people")}</p>
          <ol>{order.map((place) => <li key={place} dangerouslySetInnerHTML={{ __html: words(place)?.text_html ?? "" }} />)}</ol>
        </div>
      ))}
    </div>
  );
}

/** What the rounds of a question without lettered answers gave. */
export function OtherTotals(props: { asked: Asked }) {
  const { asked } = props;
  const rounds = seenRounds(asked);
  const name = (i: number) => (rounds.length > 1 ? say(i ? "second_round" : "first_round") : undefined);
  if (asked.kind === "schatting")
    return (
      <>
        <div class="beside-rounds">{rounds.map((round, i) => round.estimates && <Estimates key={i} asked={asked} round={round} label={name(i)} />)}</div>
        {asked.revealed && typeof asked.answer === "number" && <p class="answer" data-part="answer">{say("estimate_answer", { n: number(asked.answer, asked) })}</p>}
      </>
    );
  if (asked.kind === "volgorde")
    return (
      <>
        <div class="beside-rounds">{rounds.map((round, i) => round.orders && <Orders key={i} asked={asked} round={round} label={name(i)} />)}</div>
        {asked.revealed && asked.order && (
          <div class="answer" data-part="answer">
            <h3>{say("right_order")}</h3>
            <ol>{asked.order.map((place) => <li key={place} dangerouslySetInnerHTML={{ __html: asked.options[place]?.text_html ?? "" }} />)}</ol>
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
      {shown.length > 0 && <h2 class="visually-hidden">{say("words_shown")}</h2>}
      <ul role="list">{shown.map((text, i) => <li key={i}>{text}</li>)}</ul>
      {hidden > 0 && <p class="soft">{count(hidden, "one_word_wait", "words_wait")}</p>}
    </div>
  );
}

export function TooFew(props: { asked: Asked; least: number }) {
  return seenRounds(props.asked).at(-1)?.too_few ? <p class="too-few" data-part="too-few">{say("too_few", { least: props.least })}</p> : null;
}
