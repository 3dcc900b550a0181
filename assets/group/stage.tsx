/** A told story or a play large on the projector: how far it is, and the buttons for it, on the wall and on the leader's own screen. */
import { type Action, PLAYED, type Show, type StageData } from "./records.gen";
import type { State } from "./state";
import { t } from "./words";

/** Seconds for which phones get a play. */
const A_MINUTE = 60;

export interface Staged {
  name: string;
  show: Show;
  at: number;
}

/** What is large now; null when nothing is. */
export function stagedOf({ staged, at = 0 }: State, data: StageData): Staged | null {
  const show = staged ? data.shows[staged] : undefined;
  return staged && show ? { name: staged, show, at } : null;
}

const to = (widget: string, at: number): Action => ({ do: "stage", widget, at });

/** A story begins with its first step; a play as it stands in the lesson. */
export const begin = (name: string, show: Show): Action => to(name, show.kind === "scene" ? 1 : 0);
export const away = (): Action => to("", 0);

/** What the next press does: the next step of a story, and after its last one back to the lesson. */
export function stageForward({ name, show, at }: Staged): Action {
  return show.kind === "scene" && at < show.steps ? to(name, at + 1) : away();
}

export function stageBack({ name, show, at }: Staged): Action {
  return show.kind === "scene" && at > 1 ? to(name, at - 1) : away();
}

export const isLast = ({ show, at }: Staged): boolean => show.kind === "play" || at >= show.steps;

/** The trait that says where it is, and what it holds then; null when its leader moves it on the wall only. */
export function traitAt({ show, at }: Staged): [string, unknown] | null {
  if (show.kind === "scene") return ["_told", at];
  const value = show.counted?.values[at - 1]?.value;
  return show.counted && value !== undefined ? [show.counted.trait, value] : null;
}

/** What goes large, for each story and play of a section. */
export function ShowButtons(props: { names: string[]; data: StageData; act: (action: Action) => void }) {
  const shows = props.names.flatMap((name) => {
    const show = props.data.shows[name];
    return show ? [{ name, show }] : [];
  });
  return (
    <>
      {shows.map(({ name, show }) => (
        <ShowButton key={name} name={name} show={show} act={props.act} />
      ))}
    </>
  );
}

/** What a story or a play stands large with. */
export function ShowButton(props: { name: string; show: Show; act: (action: Action) => void; main?: boolean }) {
  const { name, show, act, main } = props;
  return (
    <button
      type="button"
      class={main ? "g-button is-main" : "g-button"}
      data-part={main ? "show-here" : "show-large"}
      data-shows={name}
      onClick={() => act(begin(name, show))}
    >
      {t(show.kind === "scene" ? "Tell the story large" : "Show the play large")}
    </button>
  );
}

/** The buttons of what is large now. */
export function StageButtons(props: { one: Staged; rooms: boolean; act: (action: Action) => void }) {
  const { one, rooms, act } = props;
  const { name, show, at } = one;
  const hand = () => {
    // Its time first: a play with a time that is over already would be closed at once.
    act({ do: "countdown", seconds: A_MINUTE });
    act({ do: "ask", question: PLAYED + name });
  };
  return (
    <>
      {show.kind === "scene" && (
        <>
          <button
            type="button"
            class="g-button"
            data-part="stage-back"
            aria-disabled={at <= 1}
            onClick={() => at > 1 && act(stageBack(one))}
          >
            {t("Step back")}
          </button>
          <button
            type="button"
            class="g-button is-main"
            data-part="stage-forward"
            aria-disabled={isLast(one)}
            onClick={() => !isLast(one) && act(stageForward(one))}
          >
            {t("Next step")}
          </button>
          <span class="stage-step" role="status" data-part="stage-step">
            {t("Step {n} of {of}", { n: at, of: show.steps })}
          </span>
        </>
      )}
      {show.counted && rooms && (
        <button type="button" class="g-button is-main" data-part="hand-out" onClick={hand}>
          {t("Give it to the phones (1 minute)")}
        </button>
      )}
      <button type="button" class="g-button" data-part="stage-away" onClick={() => act(away())}>
        {t("Back to the lesson")}
      </button>
    </>
  );
}

/** On the leader's own screen: where the play stands, moved from here. */
export function MoveIt(props: { one: Staged; act: (action: Action) => void }) {
  const { name, show, at } = props.one;
  if (!show.counted)
    return show.kind === "play" ? <p class="soft">{t("Move this play on the big screen itself.")}</p> : null;
  return (
    <fieldset class="lead-move" data-part="move">
      <legend>{show.counted.ask}</legend>
      {show.counted.values.map(({ text }, i) => (
        <label key={i} class="lead-move-one">
          <input type="radio" name="move" checked={at === i + 1} onChange={() => props.act(to(name, i + 1))} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
