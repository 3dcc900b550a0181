/** After the vote: one's own answer, what the group said, and with the reveal the reply and the explanation. */
import type { FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import { Over, type Translate, traitsOf, useId, useTexts } from "../../widgets/front/widget";
import { ChoiceReplies } from "../../widgets/quiz/choices";
import { EstimateReply, inWords } from "../../widgets/quiz/estimate";
import { Html } from "../../widgets/quiz/frame";
import { OrderReply } from "../../widgets/quiz/ordering";
import { Letter } from "./letter";
import { participant } from "./participant";
import type { Vote } from "./phone_memory";
import type { AskedQuestion as Asked, PhoneData, Round } from "./records.gen";

const { useContent } = traitsOf<PhoneData>();

export function Outcome({
  asked,
  vote,
  refusal,
}: {
  asked: Asked;
  vote: Vote | undefined;
  refusal: string | undefined;
}) {
  const t = useTexts();
  return (
    <>
      {refusal && (
        <p class="phone-status" role="status">
          {refusal}
        </p>
      )}
      {vote ? (
        <Own asked={asked} vote={vote} />
      ) : (
        !asked.revealed && <p data-part="no-vote">{t("No answer sent? That is fine. You can talk along.")}</p>
      )}
      {asked.revealed && <Lesson asked={asked} vote={vote} />}
      {asked.phase === "shown" && <Group asked={asked} />}
      {asked.kind === "open" && <Words rounds={asked.rounds} />}
    </>
  );
}

export function Own({ asked, vote, label }: { asked: Asked; vote: Vote; label?: string | undefined }) {
  const t = useTexts();
  return (
    <div class="phone-own" data-part="own">
      <p class="phone-label">{label ?? t("Your answer")}</p>
      {"estimate" in vote && <p>{inWords(asked.scale, vote.estimate, t)}</p>}
      {"text" in vote && <p>{vote.text}</p>}
      {"order" in vote && <Steps asked={asked} order={vote.order} />}
      {"chosen" in vote && (
        <ul>
          {vote.chosen.map((place) => (
            <li key={place} dangerouslySetInnerHTML={{ __html: asked.options[place]?.text_html ?? "" }} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Steps({ asked, order, part }: { asked: Asked; order: number[]; part?: string }) {
  return (
    <ol data-part={part}>
      {order.map((place) => (
        <li key={place} dangerouslySetInnerHTML={{ __html: asked.options[place]?.text_html ?? "" }} />
      ))}
    </ol>
  );
}

export function Group({ asked }: { asked: Asked }) {
  const t = useTexts();
  if (asked.uncounted)
    return <p data-part="uncounted">{t("The votes cannot be counted now. The lesson simply goes on.")}</p>;
  if (asked.kind === "open" || asked.rounds.length === 0) return null;
  const seen = asked.rounds.filter((round) => !round.too_few || anyHands(round));
  const tooFew = asked.rounds.at(-1)?.too_few && (
    <p data-part="too-few">{t("Too few phones voted to show that. That way nobody can see who chose what.")}</p>
  );
  if (seen.length === 0) return tooFew || null;
  const both = seen.length > 1;
  const name = (i: number) => (both ? (i === 0 ? t("First time") : t("Second time")) : "");
  const lettered = seen.some((round) => round.options ?? round.hands);
  return (
    <section class="phone-totals" data-part="totals" aria-label={t("What the group says")}>
      <h2>{t("What the group says")}</h2>
      {tooFew}
      {lettered && <Bars asked={asked} rounds={seen} name={name} />}
      {!lettered &&
        seen.map((round, i) => (
          <div key={i}>
            {both && <h3>{name(i)}</h3>}
            {round.bins && <Middle asked={asked} round={round} />}
            {round.together && (
              <>
                <p>{t("All together the group put the steps in this order:")}</p>
                <Steps asked={asked} order={round.together} />
              </>
            )}
          </div>
        ))}
    </section>
  );
}

const anyHands = (round: Round) => (round.hands ?? []).some(Boolean);

/** One answer of one round in words: what phones chose, and the hands by themselves. */
function peopleIn(round: Round, place: number, t: Translate): string {
  const found: string[] = [];
  const people = round.options?.[place];
  const total = round.phones ?? 0;
  if (typeof people === "number") found.push(t("{n} of the {total}", { n: people, total }));
  else if (people?.[0] === 0) found.push(t("fewer than {n} of the {total}", { n: people[1] + 1, total }));
  else if (people)
    found.push(
      people[1] < total
        ? t("{n} to {m} of the {total}", { n: people[0], m: people[1], total })
        : t("{n} or more of the {total}", { n: people[0], total }),
    );
  const hands = round.hands?.[place] ?? 0;
  if (hands || !found.length) found.push(hands === 1 ? t("1 hand") : t("{n} hands", { n: hands }));
  return found.join(", ");
}

function lengthIn(round: Round, place: number): number {
  const people = round.options?.[place];
  if (people === undefined) return (round.hands?.[place] ?? 0) / Math.max(1, round.votes - (round.phones ?? 0));
  return (typeof people === "number" ? people : people[0]) / Math.max(1, round.phones ?? 0);
}

function Bars({ asked, rounds, name }: { asked: Asked; rounds: Round[]; name: (i: number) => string }) {
  return (
    <ul class="phone-bars" role="list">
      {asked.options.map((option, place) => (
        <li key={place} data-part="total">
          <span class="phone-option">
            <Letter option={place} />
            <span dangerouslySetInnerHTML={{ __html: option.text_html }} />
          </span>
          {rounds.map((round, i) => (
            <OneBar key={i} round={round} place={place} name={name(i)} second={i} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function OneBar({ round, place, name, second }: { round: Round; place: number; name: string; second: number }) {
  const t = useTexts();
  return (
    <span class={`phone-bar is-${second}`}>
      <span class="phone-bar-words">
        {name && `${name}: `}
        {peopleIn(round, place, t)}
      </span>
      <span class="phone-bar-track" aria-hidden="true">
        <span style={{ width: `${100 * lengthIn(round, place)}%` }} />
      </span>
    </span>
  );
}

/** Where the middle of the estimates lies; never what one person estimated. */
function Middle({ asked, round }: { asked: Asked; round: Round }) {
  const t = useTexts();
  const { scale, made } = asked;
  const { middle } = round;
  if (!middle)
    return (
      <p>
        {made
          ? t("The numbers lie apart, or the group is small. What is in the middle cannot be said.")
          : t("The estimates lie apart, or the group is small. What is in the middle cannot be said.")}
      </p>
    );
  if (middle.from === middle.to)
    return (
      <p>
        {t(made ? "The number in the middle is {words}." : "The estimate in the middle is {words}.", {
          words: inWords(scale, middle.from, t),
        })}
      </p>
    );
  const low = middle.from.toLocaleString(scale.language, { maximumFractionDigits: 6 });
  return (
    <p>
      {t(
        made
          ? "The number in the middle lies between {low} and {high}."
          : "The estimate in the middle lies between {low} and {high}.",
        { low, high: inWords(scale, middle.to, t) },
      )}
    </p>
  );
}

export function Words({ rounds }: { rounds: Round[] }) {
  const t = useTexts();
  const all = rounds.flatMap(({ words = [], times = [] }) => words.map((text, i) => ({ text, times: times[i] ?? 1 })));
  return all.length ? (
    <section class="phone-totals" data-part="words">
      <h2>{t("What people in the group wrote")}</h2>
      <ul>
        {all.map(({ text, times }, i) => (
          <li key={i}>
            {text}
            {times > 1 && <small> {t("{n} times", { n: times })}</small>}
          </li>
        ))}
      </ul>
    </section>
  ) : null;
}

/** The lesson's own replies for each kind of answer. */
const REPLIES: Partial<Record<Asked["kind"], FunctionComponent>> = {
  one: ChoiceReplies,
  more: ChoiceReplies,
  opinion: ChoiceReplies,
  stelling: ChoiceReplies,
  schatting: EstimateReply,
  volgorde: OrderReply,
};

function Replies({ asked, vote }: { asked: Asked; vote: Vote }) {
  const Reply = REPLIES[asked.kind];
  const [texts, longest] = [useContent("texts"), useContent("longest")];
  const [model] = useState(() => participant(asked, vote, { texts, longest }));
  return (
    <Over model={model} prefix={useId()}>
      {Reply && <Reply />}
    </Over>
  );
}

export function Lesson({ asked, vote }: { asked: Asked; vote: Vote | undefined }) {
  const t = useTexts();
  const fitting = asked.options.filter((_, place) => asked.right?.[place]);
  return (
    <div data-part="reveal">
      {vote && <Replies asked={asked} vote={vote} />}
      {fitting.length > 0 && (
        <div data-part="fitting">
          <p class="phone-label">{t("This fits the lesson")}</p>
          <ul>
            {fitting.map((option) => (
              <li key={option.text} dangerouslySetInnerHTML={{ __html: option.text_html }} />
            ))}
          </ul>
        </div>
      )}
      {typeof asked.answer === "number" && !vote && (
        <>
          <p class="phone-label">{t("The lesson")}</p>
          <p data-part="lesson-answer">{inWords(asked.scale, asked.answer, t)}</p>
        </>
      )}
      {asked.order && asked.order.length > 0 && (
        <>
          <p class="phone-label">{t("The lesson")}</p>
          <Steps asked={asked} order={asked.order} part="lesson-order" />
        </>
      )}
      {asked.explanation_html && (
        <div class="w-explain" data-part="explanation">
          <h2>{t("Explanation")}</h2>
          <Html html={asked.explanation_html} />
        </div>
      )}
    </div>
  );
}
