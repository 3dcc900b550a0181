/** Own words from phones: which of them the group may see. The same words stand there once, with how often they were written. */
import { named } from "../../widgets/front/widget";
import type { Waiting } from "./records.gen";
import type { Action, Asked } from "./state";
import { count, t } from "./words";

function One(props: { one: Waiting; act: (action: Action) => void }) {
  const { text, shown, aside, same } = props.one;
  const send = (what: "let-through" | "put-aside", on: boolean) => props.act({ do: what, words: same, on });
  return (
    <li data-part="words" data-shown={shown}>
      <p>
        {text} <Times n={same.length} />
      </p>
      <div class="lead-do">
        {aside ? (
          <button
            type="button"
            class="g-button"
            data-part="take-along"
            {...named(t("Put it back"), text)}
            onClick={() => send("put-aside", false)}
          >
            {t("Put it back")}
          </button>
        ) : (
          <>
            <button
              type="button"
              class="g-button"
              data-part={shown ? "take-back" : "let-through"}
              {...named(t(shown ? "Take it back" : "Show it"), text)}
              onClick={() => send("let-through", !shown)}
            >
              {t(shown ? "Take it back" : "Show it")}
            </button>
            {!shown && (
              <button
                type="button"
                class="g-button"
                data-part="put-aside"
                {...named(t("Put it aside"), text)}
                onClick={() => send("put-aside", true)}
              >
                {t("Put it aside")}
              </button>
            )}
          </>
        )}
      </div>
    </li>
  );
}

/** How often something was written; once is not worth saying. */
export function Times({ n }: { n: number }) {
  return n > 1 ? (
    <span class="soft" data-part="times">
      {t("{n} times", { n })}
    </span>
  ) : null;
}

export function Moderation(props: { asked: Asked; act: (action: Action) => void }) {
  const texts = props.asked.rounds.flatMap((round) => round.waiting ?? []);
  const aside = texts.filter((one) => one.aside);
  const unread = texts.filter((one) => !one.aside && !one.shown);
  if (!texts.length) return <p class="soft">{t("Nothing has been written yet.")}</p>;
  return (
    <>
      {unread.length > 1 && (
        <button
          type="button"
          class="g-button"
          data-part="show-all"
          // What comes in meanwhile was not seen, and does not go along.
          onClick={() => props.act({ do: "let-through", words: unread.flatMap(({ same }) => same), on: true })}
        >
          {t("Show all {n} texts", { n: unread.length })}
        </button>
      )}
      <ul class="lead-words" role="list">
        {texts
          .filter((one) => !one.aside)
          .map((one) => (
            <One key={one.id} one={one} act={props.act} />
          ))}
      </ul>
      {aside.length > 0 && (
        <details class="lead-folded" data-part="aside">
          <summary>{count(aside.length, "1 text put aside", "{n} texts put aside")}</summary>
          <ul class="lead-words" role="list">
            {aside.map((one) => (
              <One key={one.id} one={one} act={props.act} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
