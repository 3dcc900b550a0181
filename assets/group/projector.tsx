/** The projector: one section of the lesson a screen, steered by keys, buttons, or the leader's own screen. */

import { type ComponentChildren, render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Html } from "../../widgets/quiz/frame";
import { type PageModel, type PageStates, statesOf } from "../host/model";
import { mountAll } from "../host/mount";
import { followSettings } from "../host/reading_settings";
import { openTermsByPointing } from "../host/terms";
import { After } from "./after";
import { WallCountdown } from "./countdown";
import { EndGroup } from "./end_group";
import { keepFocus } from "./focus";
import { Desk, Large, LargeButtons, largeOf } from "./from_room";
import { closeInTime } from "./in_time";
import { Join, typed } from "./join";
import { type Command, commandOf, LISTED } from "./keys";
import { Moderation } from "./own_words";
import { isElsewhere, steps, Telling } from "./paging";
import { PresenterStore } from "./presenter_store";
import { Qr } from "./qr";
import { MARKS } from "./records.gen";
import { COURSE, forgetRecap } from "./room";
import { openSession } from "./session";
import { ShowButton, ShowButtons, StageButtons, stageBack, stagedOf, stageForward, traitAt } from "./stage";
import { type Action, back, countsNow, forward, nextWithQuestion, pageData, turnSafety } from "./state";
import { VoteButtons } from "./steering";
import { isPossible } from "./steps";
import { phaseOf, Vote } from "./vote";
import { count, coverOf, partOf, t } from "./words";

const data = pageData();
const session = openSession(data);
const part = (name: string) => document.querySelector<HTMLElement>(`[data-part=${name}]`) as HTMLElement;
const [stage, showEl, voteEl, largeEl, safetyEl, endEl, blackEl, barEl, hintEl] = [
  "stage",
  "staged",
  "vote",
  "large",
  "safety",
  "end",
  "black",
  "bar",
  "hint",
].map(part) as [
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
];
const sections = [
  document.querySelector<HTMLElement>(".lesson-head"),
  ...document.querySelectorAll<HTMLElement>(".stage > .section"),
].filter((one) => one !== null);
// A window that is reloaded after the end still shows the way home.
const ENDED = `rugpijn-groep/slot/${data.lesson}`;

type Panel = "overview" | "notes" | "help" | "join" | null;
let panel: Panel = null;
let notes: string[] | null | undefined;

/** Charts are drawn in pixels; they grow with the screen as the letters do. */
function fitCharts(): void {
  const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
  document.documentElement.style.setProperty("--t-zoom", String(Math.max(1, 1.6 * scale)));
}

// -- the lesson --------------------------------------------------------------------------------

let joinEl: HTMLElement | null = null;
let shownScreen = -1;
let starts = [0];
const telling = new Telling();
let entered = "";

function blocksOf(section: HTMLElement): { element: HTMLElement; top: number; bottom: number }[] {
  const zero = section.getBoundingClientRect().top;
  return [...section.children].flatMap((element) => {
    const box = element.getBoundingClientRect();
    // How to join stands beside the title, and never waits.
    return element instanceof HTMLElement && box.height && element !== joinEl
      ? [{ element, top: box.top - zero, bottom: box.bottom - zero }]
      : [];
  });
}

/** Room for a section: the stage without its own edges. */
function roomOf(): number {
  const style = getComputedStyle(stage);
  return stage.clientHeight - parseFloat(style.paddingBlockStart) - parseFloat(style.paddingBlockEnd);
}

// Few words are shown larger, as long as they stay on one screen. Charts have their own size.
const FITS = [1.4, 1.25, 1.12];

function enlarge(section: HTMLElement): void {
  section.style.minBlockSize = "";
  const drawn = section.querySelector(".widget-place:not([data-kind=quiz], [hidden])");
  const height = roomOf();
  for (const fit of drawn ? [1] : [...FITS, 1]) {
    section.style.setProperty("--fit", String(fit));
    if (steps(blocksOf(section), height).length === 1) return;
  }
}

/** Measures the section on the screen; `entering` also decides what waits for the next step. */
function layOut(entering: boolean): void {
  const section = sections[session.state.screen];
  if (!section || stage.hidden) return;
  if (entering) enlarge(section);
  const blocks = blocksOf(section);
  const height = roomOf();
  starts = steps(blocks, height);
  const { screen, step } = session.state;
  section.style.minBlockSize = starts.length > 1 ? `${(starts.at(-1) ?? 0) + height}px` : "";
  // Another window may need more steps than this one: then its last one stays.
  const at = starts[Math.min(step, starts.length - 1)] ?? 0;
  if (entering) {
    for (const block of blocks) block.element.classList.toggle("is-elsewhere", isElsewhere(block, at, height));
    stage.scrollTop = at;
  }
  if (telling.says(starts.length, session.state)) act({ do: "steps", screen, steps: starts.length });
}

// A drawing that is ready later may change the steps; what somebody is using stays where it is.
const growth = new ResizeObserver(() =>
  layOut(!stage.contains(document.activeElement) || document.activeElement === stage),
);

function showLesson(): void {
  const { screen, step } = session.state;
  if (screen !== shownScreen) {
    for (const [i, section] of sections.entries()) section.hidden = i !== screen;
    growth.disconnect();
    shownScreen = screen;
    const section = sections[screen];
    if (section) growth.observe(section);
  }
  // Votes that come in do not scroll back what somebody is looking at.
  const here = `${screen}/${step}`;
  // A control that is no longer on the screen must not keep the keys to itself.
  if (here !== entered && document.activeElement instanceof HTMLElement && stage.contains(document.activeElement))
    document.activeElement.blur();
  const entering = here !== entered;
  entered = here;
  layOut(entering);
}

// -- a story or a play, large ------------------------------------------------------------------

const models = new Map<string, PageModel>();
/** What was taken out of the lesson, and where it goes back to. */
let taken: { name: string; element: HTMLElement; before: Comment } | null = null;

function putBack(): void {
  if (!taken) return;
  taken.before.replaceWith(taken.element);
  // Its reader, alone, tells a story again.
  if (data.shows[taken.name]?.kind === "scene") models.get(taken.name)?.set("_told", 0);
  taken = null;
}

/** The widget itself stands large: the same that the lesson holds, moved by its leader from wherever that is. */
function showStaged(): void {
  const staged = stagedOf(session.state, data);
  if (taken && taken.name !== staged?.name) putBack();
  if (!staged) return;
  const element = stage.querySelector<HTMLElement>(`.widget-place[data-widget="${CSS.escape(staged.name)}"]`);
  if (!taken && element) {
    const before = document.createComment("");
    element.replaceWith(before);
    showEl.replaceChildren(element);
    showEl.dataset.kind = staged.show.kind;
    taken = { name: staged.name, element, before };
  }
  const [trait, value] = traitAt(staged) ?? [];
  if (trait) models.get(staged.name)?.set(trait, value);
}

// -- what a key does ---------------------------------------------------------------------------

function hint(words: string): void {
  hintEl.textContent = words;
}

function act(action: Action): void {
  hint("");
  session
    .act(action)
    .catch((error: Error) =>
      hint(
        error.message === "away"
          ? t(
              "The connection is away for a moment. You can go on showing the lesson. Voting is possible again when the connection is back.",
            )
          : error.message,
      ),
    );
}

function go(action: Action | null): void {
  if (action) act(action);
}

function openPanel(which: Panel): void {
  panel = panel === which ? null : which;
  if (panel === "notes" && notes === undefined)
    void session.notes().then((found) => {
      notes = found;
      draw();
    });
  draw();
}

/** Shows more of a view that does not fit; false when its end is on the screen. */
function scrolled(view: HTMLElement): boolean {
  if (view.scrollTop + view.clientHeight > view.scrollHeight - 8) return false;
  view.scrollTop += 0.85 * view.clientHeight;
  return true;
}

function onward(direction: "forward" | "back"): void {
  const { state } = session;
  if (state.blank) return act({ do: "blank", on: false });
  if (state.safety) return act(turnSafety(state, direction));
  if (largeOf(state)) return act({ do: "large", asked: "" });
  const staged = state.question ? null : stagedOf(state, data);
  if (staged) return act(direction === "forward" ? stageForward(staged) : stageBack(staged));
  if (state.question) {
    if (direction === "forward") {
      if (state.question.phase === "open" || !scrolled(voteEl)) act(nextWithQuestion(state.question));
    } else if (state.question.phase === "closed") act({ do: "reopen" });
    return;
  }
  go(direction === "forward" ? forward(state, sections.length) : back(state));
}

function goTo(screen: number): void {
  panel = null;
  if (session.state.question) act({ do: "away" });
  act({ do: "go", screen });
}

function ask(): void {
  const asked = session.state.question;
  if (asked) return act(nextWithQuestion(asked));
  const name = data.screens[session.state.screen]?.questions.find((one) => data.questions[one]);
  if (name) act({ do: "ask", question: name });
  else hint(t("There is no question on this screen."));
}

function run(command: Command): void {
  const { state } = session;
  if (typeof command === "object") {
    const asked = state.question;
    if (!asked || !countsNow(asked) || command.hand >= asked.options.length) return;
    const now = asked.rounds.at(-1)?.hands?.[command.hand] ?? 0;
    const people = Math.max(0, now + (command.less ? -1 : 1));
    act({ do: "hands", option: command.hand, people });
    hint(`${MARKS[command.hand]?.letter ?? ""}: ${count(people, "1 hand", "{n} hands")}`);
    return;
  }
  switch (command) {
    case "forward":
    case "back":
      return onward(command);
    case "first":
      return goTo(0);
    case "last":
      return goTo(sections.length - 1);
    case "black":
      return act({ do: "blank", on: !state.blank });
    case "safety":
      return act({ do: "safety", part: state.safety ? 0 : 1 });
    case "join":
      return session.room ? openPanel("join") : undefined;
    case "full":
      void (
        document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
      ).catch(() => undefined);
      return;
    case "ask":
      return ask();
    case "again":
      return state.question && isPossible(state.question, "again") ? act({ do: "again" }) : undefined;
    case "leave":
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return state.safety ? act({ do: "safety", part: 0 }) : undefined;
    default:
      openPanel(command);
  }
}

addEventListener("keydown", (event) => {
  const command = commandOf(event);
  if (!command || session.ended) return;
  if (command !== "leave" || panel) event.preventDefault();
  if (panel && command === "leave") return closePanel();
  if (panel && panel !== command) panel = null;
  run(command);
});

// -- what is drawn -----------------------------------------------------------------------------

function closePanel(): void {
  panel = null;
  draw();
}

function Dialog(props: { title: string; name: string; children: ComponentChildren }) {
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    // Closed before it goes, so that the focus returns to where it was.
    return () => dialog?.close();
  }, []);
  // The browser tells a moment later that it closed a panel (a phone's "back"); another may be open by then.
  const closed = (event: Event) => event.currentTarget === place.current && closePanel();
  return (
    <dialog
      ref={place}
      class={`g-panel is-${props.name}`}
      data-part={props.name}
      aria-label={props.title}
      onClose={closed}
    >
      <div class="g-panel-head">
        <h2>{props.title}</h2>
        <button type="button" class="g-button" data-part="close-panel" onClick={closePanel}>
          {t("Close")}
        </button>
      </div>
      {props.children}
    </dialog>
  );
}

function Overview() {
  return (
    <ol class="overview" start={0}>
      {data.screens.map((screen, i) => (
        <li key={i}>
          <button
            type="button"
            class="g-button"
            aria-current={i === session.state.screen ? "step" : undefined}
            onClick={() => goTo(i)}
          >
            <span class="overview-number">{i || "·"}</span> {screen.title}
          </button>
        </li>
      ))}
    </ol>
  );
}

function Help() {
  return (
    <>
      <ul class="help" role="list">
        {LISTED.map(([keys, command, words]) => (
          <li key={command}>
            <button
              type="button"
              class="g-button"
              onClick={() => {
                panel = null;
                draw();
                run(command);
              }}
            >
              {t(words)}
            </button>
            <span>
              {keys.map((key) => (
                <kbd key={key}>{t(key)}</kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p>{t("Key 1 is answer A, key 2 is B. With Shift one hand goes off.")}</p>
      <p>
        <a href={`../../leiding/${data.lesson}/`} target="rugpijn-leiding">
          {t("Open your own screen")}
        </a>
      </p>
      <EndGroup end={() => act({ do: "end" })} wrap={wrap} />
    </>
  );
}

/** So that phones and the leader's own screen can keep what there was. */
function wrap(on: boolean): void {
  if (session.room) act({ do: "wrap", on });
}

/** Closed until the leader asks for it: the group may be reading along. */
function ChooseWords() {
  const asked = session.state.question;
  if (asked?.kind !== "open" || !session.room) return null;
  return (
    <details data-part="moderation">
      <summary>{t("Choose which texts the group sees")}</summary>
      <p class="soft">
        {t(
          "Do you have one screen? Then the group reads along here. First turn the projector off for a moment, or do this on your own screen or phone.",
        )}
      </p>
      <Moderation asked={asked} act={act} />
    </details>
  );
}

/** Closed until the leader asks for it, as are texts. */
function ChooseQuestions() {
  if (!session.room) return null;
  return (
    <details data-part="desk">
      <summary>{t("Questions from the group")}</summary>
      <p class="soft">
        {t(
          "Do you have one screen? Then the group reads along here. First turn the projector off for a moment, or do this on your own screen or phone.",
        )}
      </p>
      <Desk state={session.state} act={act} />
    </details>
  );
}

function Notes() {
  const html = notes?.[session.state.screen];
  if (notes === null) return <p>{t("You see the notes when you begin a group with the PIN.")}</p>;
  return html ? <Html html={html} part="note-text" /> : <p>{t("There are no notes for this screen.")}</p>;
}

function Clock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 5000);
    return () => clearInterval(timer);
  }, []);
  const time = now.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  return (
    <time class="stage-clock" data-part="clock" dateTime={time}>
      {time}
    </time>
  );
}

/** A button below a widget of the lesson; gives the widget. */
function buttonBelow(name: string, button: ComponentChildren): Element | null {
  const widget = stage.querySelector(`.widget-place[data-widget="${CSS.escape(name)}"]`);
  if (!widget) return null;
  const place = document.createElement("p");
  place.className = "stage-ask";
  widget.after(place);
  render(button, place);
  return widget;
}

/** A button to vote in place of what somebody alone would answer with: one press there would give the answer away. */
function askInPlace(): void {
  document.documentElement.dataset.room = "open";
  for (const name of Object.keys(data.questions))
    buttonBelow(
      name,
      <button
        type="button"
        class="g-button is-main"
        data-part="vote-here"
        onClick={() => act({ do: "ask", question: name })}
      >
        {t("Vote on this question")}
      </button>,
    );
}

/** A story or a play as large as a lesson has it fits no screen beside its heading: in a room it waits behind a button. */
function showInPlace(): void {
  for (const [name, show] of Object.entries(data.shows))
    buttonBelow(name, <ShowButton name={name} show={show} act={act} main />)?.classList.add("is-shown-large");
  // What everyone writes down for themselves is no form for a wall.
  for (const own of stage.querySelectorAll<HTMLElement>(".widget-place[data-kind=my_questions]")) own.hidden = true;
}

function AskButtons() {
  const names = data.screens[session.state.screen]?.questions.filter((name) => data.questions[name]) ?? [];
  return (
    <>
      {names.map((name, i) => (
        <button
          type="button"
          class={session.room ? "g-button" : "g-button is-main"}
          key={name}
          data-part="open"
          data-question={name}
          onClick={() => act({ do: "ask", question: name })}
        >
          {names.length > 1 ? t("Vote on question {n}", { n: i + 1 }) : t("Vote on this question")}
        </button>
      ))}
    </>
  );
}

function Bar() {
  const { state, room } = session;
  const large = largeOf(state);
  const staged = state.question ? null : stagedOf(state, data);
  const of = sections.length - 1;
  const share = of ? (100 * (state.screen + (state.step + 1) / Math.max(1, state.steps))) / (of + 1) : 100;
  return (
    <nav class="stage-bar" aria-label={t("Controls")}>
      <span class="stage-progress" aria-hidden="true">
        <span style={{ inlineSize: `${share}%` }} />
      </span>
      {/* With a question on the screens its own buttons say what they do. */}
      {!state.question && !large && !staged && (
        <>
          <button type="button" class="g-button" data-part="previous" onClick={() => run("back")}>
            {t("Previous")}
          </button>
          <button type="button" class="g-button" data-part="next" onClick={() => run("forward")}>
            {t("Next")}
          </button>
        </>
      )}
      <span class="stage-where" data-part="progress" role="status">
        {state.screen === 0 ? data.title : t("{n} of {of}", { n: state.screen, of })}
        {partOf(state)}
        {/* It is read above the question; there it comes with its words, and is not heard. */}
        {state.question && <span class="visually-hidden">: {phaseOf(state.question)}</span>}
        <span class="visually-hidden">{coverOf(state)}</span>
      </span>
      {/* There from the start, as on the leader's own screen. */}
      <span class="stage-news" data-part="news" role="status">
        {room && !session.connected && (
          <span class="stage-away" data-part="offline">
            {t(
              "The connection is away for a moment. You can go on showing the lesson. Voting is possible again when the connection is back.",
            )}
          </span>
        )}
        {state.lost && (
          <span class="stage-away" data-part="lost">
            {t("Something went wrong with the server. The votes are gone, the group and the code stayed.")}
          </span>
        )}
      </span>
      {large ? (
        <LargeButtons one={large} act={act} />
      ) : state.question ? (
        <VoteButtons asked={state.question} act={act} />
      ) : staged ? (
        <StageButtons one={staged} rooms={room !== null} act={act} />
      ) : (
        <>
          <ShowButtons names={data.screens[state.screen]?.shows ?? []} data={data} act={act} />
          <AskButtons />
        </>
      )}
      <span class="stage-room">
        {room && !state.question && !staged && (
          <>
            {typed(`${data.phones}groep/`)}{" "}
            <strong class="room-code" data-part="bar-code">
              {room.code}
            </strong>
          </>
        )}
      </span>
      <Clock />
      <button
        type="button"
        class="g-button"
        data-part="safety-button"
        data-on={state.safety > 0}
        onClick={() => run("safety")}
      >
        {t(state.safety ? "Back to the lesson" : "When do you call the doctor?")}
      </button>
      <button type="button" class="g-button" data-part="more" onClick={() => openPanel("help")}>
        {t("More")}
      </button>
    </nav>
  );
}

function Panels() {
  const { room, state } = session;
  if (panel === "overview")
    return (
      <Dialog key="overview" name="overview" title={t("Overview")}>
        <Overview />
      </Dialog>
    );
  if (panel === "notes")
    return (
      <Dialog key="notes" name="notes" title={t("Notes")}>
        <ChooseWords />
        <ChooseQuestions />
        <Notes />
      </Dialog>
    );
  if (panel === "help")
    return (
      <Dialog key="help" name="help" title={t("Keys")}>
        <Help />
      </Dialog>
    );
  if (panel === "join" && room)
    return (
      <Dialog key="join-panel" name="join-panel" title={t("Taking part")}>
        <Join room={room} phones={data.phones} joined={state.phones ?? 0} />
      </Dialog>
    );
  return null;
}

function End() {
  const screen = session.state.screen;
  const base = data.address ? `${data.address.replace(/\/$/, "")}/` : data.phones || COURSE;
  // A static build does not know where it will stand; on the computer itself no phone can reach it.
  const stays =
    data.stays || (!data.address && !data.phones && ["", "localhost", "127.0.0.1"].includes(location.hostname));
  const address = `${base}${document.documentElement.lang}/${data.lesson}/${screen ? `#deel-${screen}` : ""}`;
  return (
    <div class="ending">
      <h1>{t(stays ? "Read on yourself" : "Read on at home")}</h1>
      <Qr address={address} />
      <div>
        <p>
          {t("Scan the code with your phone. You begin at “{title}”.", {
            title: data.screens[screen]?.title ?? data.title,
          })}
        </p>
        <p>
          {t("Or go to")} <strong data-part="home-address">{typed(address)}</strong>
        </p>
        {stays && (
          <p class="soft" data-part="stays">
            {t("This address works on this network only, not at home.")}
          </p>
        )}
        <p class="soft">{t("The group has ended. All votes are wiped.")}</p>
        {session.state.recap && (
          <details data-part="kept-summary">
            <summary>{t("A summary to keep")}</summary>
            <After recap={session.state.recap} data={data} />
          </details>
        )}
        <button
          type="button"
          class="g-button"
          data-part="back-to-lesson"
          onClick={() => {
            sessionStorage.removeItem(ENDED);
            forgetRecap();
            location.reload();
          }}
        >
          {t("Back to the lesson")}
        </button>
      </div>
    </div>
  );
}

// Letters of a vote, in pixels of a screen of 1920 by 1080. Below 40 only before something has to be left out.
const LETTERS = [76, 68, 60, 54, 48, 44, 40, 36, 32];
const SMALLEST = 28;

const isWhole = (part: Element | null) =>
  !part || (part.scrollHeight <= part.clientHeight + 1 && part.scrollWidth <= part.clientWidth + 1);

/** A vote, or a part of the safety list, fills the screen: the largest letters with which all of it fits. */
function fitLetters(): void {
  const fits = (size: number, bare = false) => {
    voteEl.style.setProperty("--t-0", `${size / 16}rem`);
    voteEl.classList.toggle("is-bare", bare);
    return [voteEl, voteEl.querySelector(".vote-left")].every(isWhole);
  };
  [...LETTERS, SMALLEST].some((size) => {
    safetyEl.style.setProperty("--t-0", `${size / 16}rem`);
    return isWhole(safetyEl);
  });
  // With the explanation on it, answers that do not fit the lesson may go; else the rest comes with the next press.
  return void (LETTERS.some((size) => fits(size)) || LETTERS.some((size) => fits(size, true)) || fits(SMALLEST, true));
}

function draw(): void {
  const { state, room, ended } = session;
  const over = ended || endedAt !== null;
  if (ended) sessionStorage.setItem(ENDED, String(state.screen));
  const large = largeOf(state);
  const view = over
    ? "end"
    : state.safety
      ? "safety"
      : large
        ? "asked"
        : state.question
          ? "vote"
          : stagedOf(state, data)
            ? "show"
            : "lesson";
  document.documentElement.dataset.view = view;
  endEl.hidden = !over;
  render(over ? <End /> : null, endEl);
  safetyEl.hidden = view !== "safety";
  for (const level of safetyEl.querySelectorAll<HTMLElement>("[data-shown]"))
    level.hidden = level.dataset.shown !== String(state.safety);
  voteEl.hidden = view !== "vote";
  showStaged();
  showEl.hidden = view !== "show";
  stage.hidden = view !== "lesson";
  largeEl.hidden = view !== "asked";
  render(large ? <Large one={large} /> : null, largeEl);
  blackEl.hidden = over || !state.blank;
  render(state.question ? <Vote session={session} data={data} asked={state.question} act={act} /> : null, voteEl);
  render(
    over ? null : (
      <>
        <WallCountdown state={state} />
        <Bar />
        <Panels />
      </>
    ),
    barEl,
  );
  // The bar and the countdown take what they need first.
  fitLetters();
  if (room && sections[0]) {
    if (!joinEl) {
      joinEl = document.createElement("div");
      joinEl.className = "title-join";
      sections[0].append(joinEl);
      sections[0].classList.add("has-join");
    }
    render(<Join room={room} phones={data.phones} joined={state.phones ?? 0} />, joinEl);
  }
  showLesson();
  if (counting !== Boolean(state.countdown)) {
    counting = !counting;
    layOut(true);
  }
}

let counting = false;
let endedAt: number | null = null;

async function start(): Promise<void> {
  fitCharts();
  const kept = sessionStorage.getItem(ENDED);
  if (kept !== null && !session.room) {
    endedAt = Number(kept);
    await session.act({ do: "go", screen: endedAt });
  }
  session.follow(draw);
  closeInTime(session);
  keepFocus(barEl);
  if (session.room) {
    askInPlace();
    showInPlace();
  }
  addEventListener("resize", () => {
    fitCharts();
    fitLetters();
    layOut(true);
  });
  blackEl.addEventListener("click", () => act({ do: "blank", on: false }));
  draw();
  await mountAll(
    statesOf(JSON.parse(document.getElementById("course-widgets")?.textContent ?? "{}") as Partial<PageStates>),
    () => new PresenterStore(),
    (model) => models.set(String(model.get("name")), model),
  );
  showStaged();
  openTermsByPointing();
  await document.fonts.ready;
  fitLetters();
  layOut(true);
  document.documentElement.dataset.group = "ready";
}

followSettings();
void start();
