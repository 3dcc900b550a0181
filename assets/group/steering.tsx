/** The buttons of a vote; the same for the projector and the leader's own screen. */
import { type GoOn, MARKS, type StepName } from "./records.gen";
import { type Action, type Asked, countsNow, explains } from "./state";
import { isPossible } from "./steps";
import { count, t } from "./words";

/** What a button of a vote does; with what `t` says. */
export const NAMES: Record<GoOn["do"], string> = {
  close: "Close the vote",
  reopen: "Open again",
  look: "Look by yourself first",
  show: "Show it",
  again: "Vote once more",
  reveal: "Explain",
  restart: "Start this question again",
  away: "Back to the lesson",
  end: "End the group",
};

function canReveal(asked: Asked): boolean {
  return asked.phase === "shown" && !asked.revealed && explains(asked);
}

/** What people ended at is seen again with what comes of it. */
function backToPlay({ play }: Asked, act: (action: Action) => void): void {
  act({ do: "away" });
  act({ do: "stage", widget: play ?? "", at: 0 });
}

/** @param own set on the leader's own screen: whether there is something to look at first. */
export function VoteButtons(props: { asked: Asked; act: (action: Action) => void; own?: { looks: boolean } }) {
  const { asked, act, own } = props;
  const can = (name: StepName) => isPossible(asked, name);
  const button = (name: StepName | "away", main = false) => (
    <button
      type="button"
      class={main ? "g-button is-main" : "g-button"}
      data-part={name}
      key={name}
      onClick={() => act({ do: name })}
    >
      {t(NAMES[name])}
    </button>
  );
  return (
    <div class="vote-buttons" role="group" aria-label={t("Voting")}>
      {can("close") && button("close", true)}
      {own?.looks && button("look", true)}
      {can("show") && button("show", !own?.looks)}
      {canReveal(asked) && button("reveal", true)}
      {asked.play && asked.phase === "shown" && (
        <button type="button" class="g-button" data-part="show-play" onClick={() => backToPlay(asked, act)}>
          {t("Show the play large")}
        </button>
      )}
      {can("again") && button("again")}
      {can("reopen") && button("reopen")}
      {button("away", asked.revealed || (asked.phase === "shown" && !canReveal(asked)))}
      {own && can("restart") && (
        <button
          type="button"
          class="g-button"
          data-part="restart"
          onClick={() =>
            confirm(t("Do you want to start this question again? The votes on this question disappear.")) &&
            act({ do: "restart" })
          }
        >
          {t(NAMES.restart)}
        </button>
      )}
    </div>
  );
}

/** Hands counted for one answer, one more or less at a time. */
export function Hands(props: { asked: Asked; option: number; act: (action: Action) => void }) {
  const { asked, option, act } = props;
  if (!countsNow(asked)) return null;
  const people = asked.rounds.at(-1)?.hands?.[option] ?? 0;
  const letter = MARKS[option]?.letter ?? "";
  const set = (n: number) => act({ do: "hands", option, people: Math.max(0, n) });
  return (
    <div class="hands" data-part="hands">
      <button
        type="button"
        class="g-button"
        data-part="hand-less"
        aria-label={t("One hand less for {letter}", { letter })}
        aria-disabled={people === 0}
        onClick={() => people && set(people - 1)}
      >
        −
      </button>
      <output>{count(people, "1 hand", "{n} hands")}</output>
      <button
        type="button"
        class="g-button"
        data-part="hand-more"
        aria-label={t("One hand more for {letter}", { letter })}
        onClick={() => set(people + 1)}
      >
        +
      </button>
    </div>
  );
}
