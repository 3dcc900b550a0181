/** A vote on the projector: the question, its answers, how to join, and what the group said. */
import { Html } from "../../widgets/quiz/frame";
import { Join } from "./join";
import { Letter } from "./letter";
import type { Session } from "./session";
import { type Action, type Asked, countsHands, type PageData } from "./state";
import { Hands } from "./steering";
import { OptionTotals, OtherTotals, TooFew, Words } from "./totals";
import { PHASES, t } from "./words";

const HOW: Record<string, string> = {
  one: "Choose one answer.",
  opinion: "Choose one answer.",
  more: "You can choose more answers.",
  stelling: "Choose, and say how sure you are.",
  schatting: "Slide to your estimate.",
  volgorde: "Put the steps in your order.",
  open: "Write a few words.",
};

export function phaseOf(asked: Asked): string {
  const phase = asked.revealed ? t("The explanation") : t(PHASES[asked.phase]);
  return asked.round > 1 && !asked.revealed ? `${phase} · ${t("Round {n}", { n: asked.round })}` : phase;
}

export function Vote(props: { session: Session; data: PageData; asked: Asked; act: (action: Action) => void }) {
  const { session, data, asked, act } = props;
  const { room } = session;
  const counting = asked.phase !== "shown";
  const hands = countsHands(asked.kind);
  const votes = asked.rounds.at(-1)?.votes ?? 0;
  return (
    <div class="vote" data-phase={asked.revealed ? "revealed" : asked.phase}>
      {/* Of a result everyone sees that it is one: then it is heard only. */}
      <p class={`vote-phase ${asked.phase === "shown" && !asked.revealed ? "visually-hidden" : ""}`}>
        {phaseOf(asked)}
      </p>
      {counting && <Html html={asked.before_html} class="vote-around" />}
      <h1 data-part="question" dangerouslySetInnerHTML={{ __html: asked.question_html }} />
      {counting && <Html html={asked.after_html} class="vote-around" />}
      <div class="vote-columns">
        <div class="vote-left">
          {asked.phase === "open" && (
            <p class="vote-how">
              {t(
                room && asked.play
                  ? "Play on your phone. Where you end counts."
                  : room
                    ? asked.made && asked.kind === "schatting"
                      ? "Slide to your number."
                      : (HOW[asked.kind] ?? "Choose one answer.")
                    : hands
                      ? "Put up your hand for your choice."
                      : "Think about this aloud together.",
              )}
            </p>
          )}
          {asked.phase !== "open" && counting && (
            <p class="vote-how">{t("Talk about it together. Why did you choose this?")}</p>
          )}
          <TooFew asked={asked} least={data.least} />
          {hands && (
            <ol class="vote-options" role="list">
              {asked.options.map((option, i) => (
                <li key={i} class={asked.right?.[i] ? "is-right" : ""} data-part="option">
                  <Letter option={i} />
                  <div class="vote-option">
                    <p>
                      <span dangerouslySetInnerHTML={{ __html: option.text_html }} />
                      {asked.right?.[i] && <span class="right-mark"> ✓ {t("This fits the lesson")}</span>}
                    </p>
                    <OptionTotals asked={asked} option={i} />
                  </div>
                  <Hands asked={asked} option={i} act={act} />
                </li>
              ))}
            </ol>
          )}
          {asked.kind === "volgorde" && counting && (
            <ul class="vote-steps">
              {asked.options.map((option, i) => (
                <li key={i} dangerouslySetInnerHTML={{ __html: option.text_html }} />
              ))}
            </ul>
          )}
          <OtherTotals asked={asked} />
          {asked.kind === "open" && <Words asked={asked} />}
        </div>
        {(counting || asked.revealed) && (
          <aside class="vote-right">
            {asked.phase === "open" && room && (
              <Join room={room} phones={data.phones} joined={session.state.phones ?? 0} small />
            )}
            {counting && (
              <p class="vote-count" data-part="votes" data-votes={votes} role="status">
                <span>{votes}</span> {t(votes === 1 ? "vote" : "votes")}
              </p>
            )}
            {asked.revealed && <Html html={asked.explanation_html} class="vote-explanation" part="explanation" />}
          </aside>
        )}
      </div>
    </div>
  );
}
