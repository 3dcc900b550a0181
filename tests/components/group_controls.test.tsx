/**
 * What every control of a leader owes who works by keyboard or hears the page: a name of its own, the focus where it was or at
 * what took its place, and one message for what it changed. By keyboard alone, over a room that answers at once.
 */
import { cleanup, act as drawn, render } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import type { ComponentChild } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { After, EarlierQuestions } from "../../assets/group/after";
import { CountdownButtons } from "../../assets/group/countdown";
import { EndGroup } from "../../assets/group/end_group";
import { keepFocus } from "../../assets/group/focus";
import { Calls, Desk } from "../../assets/group/from_room";
import { Make } from "../../assets/group/make";
import { Moderation } from "../../assets/group/own_words";
import { Pace } from "../../assets/group/pace_panel";
import type { Action, OnDesk, Recap, Screen, Show, StageData, Waiting } from "../../assets/group/records.gen";
import { keepForNextTime } from "../../assets/group/series";
import { MoveIt, StageButtons } from "../../assets/group/stage";
import { type Asked, moved, type State } from "../../assets/group/state";
import { Watch } from "../../assets/group/watch";
import { Hearing, nameOf, reached, wrongNames } from "./group/controls";

const start: State = { lesson: "02-les", screen: 1, step: 0, steps: 1, blank: false, safety: 0, question: null };
const question = (id: string, standing: OnDesk["standing"]): OnDesk => ({
  id,
  text: `Vraag ${id}?`,
  standing,
  also: [],
});
const words = (id: number): Waiting => ({ id, text: `Tekst ${id}`, shown: false, same: [id] });
const screens: Screen[] = ["Les", "Een", "Twee", "Drie"].map((title) => ({
  title,
  notes_html: "",
  pieces: [{ what: "section", minutes: 20, goes: 1 }],
  planned: true,
  questions: [],
  shows: [],
}));
const values = ["laag", "hoog"].map((text, value) => ({ value, text }));
const show: Show = { kind: "play", steps: 2, counted: { trait: "setting", ask: "Waar zette u het?", values } };
const data = { lesson: "02-les", title: "Les", questions: {}, least: 5, shows: { spel: show } } as unknown as StageData;
const recap: Recap = { screens: ["Les", "Een"], seen: [0, 1], questions: [] };

/** What the server would make of it. */
function after(state: State, action: Action): State {
  const desk = state.desk ?? [];
  if (action.do === "decide")
    return {
      ...state,
      desk: desk.map((one) => (one.id === action.asked ? { ...one, standing: action.standing } : one)),
    };
  if (action.do === "put-together") {
    const gone = desk.find(({ id }) => id === action.asked);
    const also = gone ? [{ id: gone.id, text: gone.text }] : [];
    const left = desk.filter((one) => one !== gone);
    return { ...state, desk: left.map((one) => (one.id === action.into ? { ...one, also } : one)) };
  }
  if (action.do === "large") return { ...state, large: action.asked };
  if (action.do === "quiet") return { ...state, quiet: action.on } as State;
  if (action.do === "order") return { ...state, order: action.screens };
  if (action.do === "countdown")
    return action.seconds
      ? ({ ...state, countdown: { seconds: action.seconds }, ends: Date.now() + 60_000 } as State)
      : ({ ...state, countdown: null } as unknown as State);
  return moved(state, action);
}

type Act = (action: Action) => void;
const PANELS: Record<string, { state?: Partial<State>; draw: (state: State, act: Act) => ComponentChild }> = {
  "questions of the room": {
    state: {
      desk: [question("a", "waiting"), question("b", "waiting"), question("c", "shown"), question("d", "hidden")],
    },
    draw: (state, act) => (
      <>
        <Calls state={state} />
        <Desk state={state} act={act} />
      </>
    ),
  },
  "own words": {
    draw: (_, act) => (
      <Moderation asked={{ rounds: [{ votes: 3, waiting: [words(1), words(2)] }] } as Asked} act={act} />
    ),
  },
  "a question on the spot": {
    state: { made: [{ name: "eigen-1", text: "Wat eten we?" }] },
    draw: (state, act) => (
      <Make
        state={state}
        act={async (action) => {
          act(action);
          return true;
        }}
      />
    ),
  },
  pace: {
    draw: (state, act) => (
      <Pace
        meeting={{
          screens,
          order: state.order ?? [],
          screen: state.screen,
          phones: true,
          watch: new Watch("tijd", 0),
          act,
        }}
      />
    ),
  },
  "a countdown": { draw: (state, act) => <CountdownButtons state={state} act={act} /> },
  "a summary": { draw: () => <After recap={recap} data={data} /> },
  "do you remember": {
    draw: (_, act) => {
      return <EarlierQuestions rooms act={act} />;
    },
  },
  "the end": { draw: () => <EndGroup end={() => undefined} wrap={() => undefined} /> },
  "a play": {
    state: { staged: "spel", at: 1 },
    draw: (state, act) => {
      const one = { name: "spel", show, at: state.at ?? 0 };
      return (
        <>
          <MoveIt one={one} act={act} />
          <StageButtons one={one} rooms act={act} />
        </>
      );
    },
  },
};

beforeEach(() => {
  document.documentElement.lang = "nl";
  window.print = () => undefined;
  keepForNextTime("Uw alarm", [{ question: "01-les/een", text: "Vraag een?" }], new Date(2026, 10, 1));
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.restoreAllMocks();
});

test.each(Object.keys(PANELS))("%s", async (name) => {
  const panel = PANELS[name];
  if (!panel) throw new Error(name);
  const root = document.createElement("main");
  document.body.append(root);
  keepFocus(root);
  const user = userEvent.setup();
  let state: State = { ...start, ...panel.state };
  const act = (action: Action) => {
    state = after(state, action);
    shown.rerender(page());
  };
  // Below each stands the bar with the main controls.
  const page = () => (
    <>
      <div>{panel.draw(state, act)}</div>
      <p>
        <button type="button">Volgende</button>
      </p>
    </>
  );
  const shown = render(page(), { container: root });
  for (const fold of root.querySelectorAll("details")) fold.open = true;

  expect(wrongNames(root)).toEqual([]);
  expect(root.querySelector("[aria-labelledby]:is(button, summary), [tabindex]:not([tabindex='-1'])")).toBeNull();

  const found = { lost: [] as string[], twice: [] as string[][], missed: [] as string[][] };
  const hearing = new Hearing(root);
  // A press can bring others.
  const pressed = new Set<string>();
  for (let i = 0; i < 40; i += 1) {
    const next = reached(root).find((one) => !one.matches("a, textarea, select") && !pressed.has(nameOf(one)));
    if (!next) break;
    const words = nameOf(next);
    pressed.add(words);
    next.focus();
    hearing.said();
    await user.keyboard(next.matches("input[type=radio], input[type=checkbox]") ? " " : "{Enter}");
    // Preact draws, and what watches the page is told.
    await drawn(async () => undefined);
    await new Promise((told) => setTimeout(told));
    const { heard, missed } = hearing.said();
    if (missed.length) found.missed.push([words, ...missed]);
    if (heard.length > 1) found.twice.push([words, ...heard]);
    if (document.activeElement === document.body) found.lost.push(words);
    for (const fold of root.querySelectorAll("details")) fold.open = true;
  }
  hearing.stop();
  root.remove();
  expect(pressed.size).toBeGreaterThan(1);
  expect(found).toEqual({ lost: [], twice: [], missed: [] });
});
