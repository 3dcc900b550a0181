/** Questions from the room: what their leader does with each, and one of them large on the wall. */
import { useState } from "preact/hooks";
import { named } from "../../widgets/front/widget";
import type { OnDesk } from "./records.gen";
import type { Action, State } from "./state";
import { count, t } from "./words";

type Act = (action: Action) => void;

/** In which order they stand on this screen: what comes in later goes below, never between what a thumb is about to press. */
const places = new Map<string, number>();

function placed(desk: OnDesk[]): OnDesk[] {
  for (const { id } of desk) if (!places.has(id)) places.set(id, places.size);
  return [...desk].sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
}

const isOpen = ({ standing }: OnDesk) => standing === "waiting" || standing === "shown";

/** The question that stands large on the wall. */
export function largeOf({ desk, large }: State): OnDesk | undefined {
  return large ? desk?.find(({ id }) => id === large) : undefined;
}

function Phones({ phones }: OnDesk) {
  return phones ? (
    <p class="soft" data-part="asked-phones">
      {t("{n} phones have this question", { n: phones })}
    </p>
  ) : null;
}

function One(props: { one: OnDesk; others: OnDesk[]; isLarge: boolean; act: Act }) {
  const { one, others, isLarge, act } = props;
  const button = (name: string, words: string, action: Action, main = false) => (
    <button
      type="button"
      class={main ? "g-button is-main" : "g-button"}
      data-part={name}
      {...named(t(words), one.text)}
      onClick={() => act(action)}
    >
      {t(words)}
    </button>
  );
  const decide = (standing: OnDesk["standing"]): Action => ({ do: "decide", asked: one.id, standing });
  const large = button(
    "large",
    isLarge ? "Back to the lesson" : "Show it large",
    { do: "large", asked: isLarge ? "" : one.id },
    one.standing === "shown" && !isLarge,
  );
  return (
    <li data-part="asked" data-standing={one.standing}>
      <p class="lead-asked">{one.text}</p>
      <Phones {...one} />
      {one.also.map(({ id, text }) => (
        <div class="lead-also" key={id}>
          <p>{text}</p>
          <button
            type="button"
            class="g-button"
            data-part="take-apart"
            {...named(t("Take apart"), text)}
            onClick={() => act({ do: "decide", asked: id, standing: "waiting" })}
          >
            {t("Take apart")}
          </button>
        </div>
      ))}
      <div class="lead-do">
        {one.standing === "waiting" && button("let-in", "Show it", decide("shown"), true)}
        {isOpen(one) && large}
        {one.standing === "shown" && button("answered", "Answered", decide("answered"), isLarge)}
        {isOpen(one) && button("hide", "Hide", decide("hidden"))}
        {one.standing === "answered" && button("back", "Put it back", decide("shown"))}
        {one.standing === "hidden" && button("back", "Put it back", decide("waiting"))}
      </div>
      {isOpen(one) && others.length > 0 && <PutTogether one={one} others={others} act={act} />}
    </li>
  );
}

function PutTogether(props: { one: OnDesk; others: OnDesk[]; act: Act }) {
  const { one, others, act } = props;
  const [into, setInto] = useState("");
  const chosen = others.some(({ id }) => id === into) ? into : (others[0]?.id ?? "");
  return (
    <details class="lead-folded">
      <summary {...named(t("The same as another question"), one.text)}>{t("The same as another question")}</summary>
      <label class="lead-same">
        <span>{t("Which one?")}</span>
        <select data-part="into" value={chosen} onChange={(event) => setInto(event.currentTarget.value)}>
          {others.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="g-button"
        data-part="put-together"
        {...named(t("Put together"), one.text)}
        onClick={() => act({ do: "put-together", asked: one.id, into: chosen })}
      >
        {t("Put together")}
      </button>
    </details>
  );
}

/** All questions of a room, the new ones first. */
export function Desk(props: { state: State; act: Act }) {
  const { state, act } = props;
  const desk = placed(state.desk ?? []);
  const list = (standing: OnDesk["standing"]) => {
    const found = desk.filter((one) => one.standing === standing);
    return (
      found.length > 0 && (
        <ul class="lead-questions" role="list">
          {found.map((one) => (
            <One
              key={one.id}
              one={one}
              others={desk.filter((other) => other !== one && isOpen(other))}
              isLarge={one.id === state.large}
              act={act}
            />
          ))}
        </ul>
      )
    );
  };
  const [waiting, shown, answered, hidden] = [list("waiting"), list("shown"), list("answered"), list("hidden")];
  return (
    <>
      {!waiting && !shown && (
        <p class="soft">{t("No new questions. People can send one from their phone at any time.")}</p>
      )}
      {waiting && <h3>{t("New: only you see these")}</h3>}
      {waiting}
      {shown && <h3>{t("On the phones")}</h3>}
      {shown}
      {answered && (
        <details class="lead-folded">
          <summary>{t("Answered")}</summary>
          {answered}
        </details>
      )}
      {hidden && (
        <details class="lead-folded" data-part="hidden">
          <summary>{t("Hidden")}</summary>
          {hidden}
        </details>
      )}
      <label class="lead-more">
        <input
          type="checkbox"
          data-part="takes-questions"
          checked={!state.quiet}
          onChange={(event) => act({ do: "quiet", on: !event.currentTarget.checked })}
        />
        <span>{t("Phones may send questions")}</span>
      </label>
    </>
  );
}

/** What phones say now, beside the buttons that are always under the thumb. */
export function Calls({ state }: { state: State }) {
  const { fast, unclear } = state.signs ?? {};
  const waiting = (state.desk ?? []).filter(({ standing }) => standing === "waiting").length;
  return (
    // There from the start: a status that is inserted together with its words is not read out.
    <div class="lead-calls" role="status" data-part="calls">
      {unclear !== undefined && <p>{t("{n} phones: “I do not understand it”", { n: unclear })}</p>}
      {fast !== undefined && <p>{t("{n} phones: “too fast”", { n: fast })}</p>}
      {waiting > 0 && (
        <p>
          <a href="#vragen">{count(waiting, "1 new question", "{n} new questions")}</a>
        </p>
      )}
    </div>
  );
}

/** On the wall: one question, as large as it fits. */
export function Large({ one }: { one: OnDesk }) {
  return (
    <section class="asked-large" data-part="large-question">
      <p class="kicker">{t("A question from the group")}</p>
      <h1 class={one.text.length > 100 ? "is-long" : one.text.length > 50 ? "is-middling" : ""}>{one.text}</h1>
      <Phones {...one} />
    </section>
  );
}

export function LargeButtons(props: { one: OnDesk; act: Act }) {
  const { one, act } = props;
  return (
    <div class="vote-buttons" role="group" aria-label={t("A question from the group")}>
      <button
        type="button"
        class="g-button is-main"
        data-part="answered"
        onClick={() => act({ do: "decide", asked: one.id, standing: "answered" })}
      >
        {t("Answered")}
      </button>
      <button type="button" class="g-button" data-part="large-away" onClick={() => act({ do: "large", asked: "" })}>
        {t("Back to the lesson")}
      </button>
    </div>
  );
}
