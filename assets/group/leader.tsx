/** The leader's own screen: notes, time, what comes next, and the controls; beside the projector or on a phone. */

import { render } from "preact";
import { named, wordsOf } from "../../widgets/front/widget";
import { Html } from "../../widgets/quiz/frame";
import { followPanels } from "../host/panels";
import { followSettings } from "../host/reading_settings";
import { adviceOn } from "./advice";
import { After, EarlierQuestions } from "./after";
import { AtTop } from "./at_top";
import { CountdownButtons, Running } from "./countdown";
import { EndGroup } from "./end_group";
import { keepFocus } from "./focus";
import { Calls, Desk, largeOf } from "./from_room";
import { closeInTime } from "./in_time";
import { typed } from "./join";
import { Letter } from "./letter";
import { Make } from "./make";
import { nextIn } from "./order";
import { Moderation } from "./own_words";
import { LateNote, type Meeting, Pace } from "./pace_panel";
import { Qr } from "./qr";
import { SAFETY_PARTS } from "./records.gen";
import { addressWithRoom, keptRecap } from "./room";
import { openSession } from "./session";
import { isLast, MoveIt, ShowButtons, StageButtons, stageBack, stagedOf, stageForward } from "./stage";
import {
  type Action,
  type Asked,
  back,
  canLook,
  countsHands,
  forward,
  nextWithQuestion,
  pageData,
  type Screen,
  turnSafety,
} from "./state";
import { Hands, NAMES, VoteButtons } from "./steering";
import { isPossible } from "./steps";
import { OptionTotals, OtherTotals, TooFew } from "./totals";
import { Watch } from "./watch";
import { coverOf, PHASES, partOf, t } from "./words";

const data = pageData();
const session = openSession(data, true);
const place = document.querySelector<HTMLElement>("[data-part=leader]") as HTMLElement;
let notes: string[] | null | undefined;
let message = "";
const atTop = new AtTop();
/** Of a group that ended in this tab: until another begins its leader finds it here. */
const before = session.room ? null : keptRecap(data.lesson);

/** Whether it was done; if not, the message says why. */
async function done(action: Action): Promise<boolean> {
  message = "";
  atTop.before(action);
  try {
    await session.act(action);
    return true;
  } catch (caught) {
    const error = caught as Error;
    message =
      error.message === "away"
        ? t(
            "The connection is away for a moment. You can go on showing the lesson. Voting is possible again when the connection is back.",
          )
        : error.message;
    draw();
    return false;
  }
}

function act(action: Action | null): void {
  if (action) void done(action);
}

function onward(direction: "forward" | "back"): void {
  const { state } = session;
  if (state.safety) return act(turnSafety(state, direction));
  if (state.blank) return act({ do: "blank", on: false });
  if (largeOf(state)) return act({ do: "large", asked: "" });
  const staged = state.question ? null : stagedOf(state, data);
  if (staged) return act(direction === "forward" ? stageForward(staged) : stageBack(staged));
  if (state.question)
    return direction === "forward"
      ? act(nextWithQuestion(state.question, canLook(state.question, data.least)))
      : state.question.phase === "closed"
        ? act({ do: "reopen" })
        : undefined;
  act(direction === "forward" ? forward(state, data.screens.length) : back(state));
}

/** What `onward` does. */
function onwardWords(): string {
  const { safety, blank, question } = session.state;
  if (safety) return safety < SAFETY_PARTS ? "Rest of the list" : "Back to the lesson";
  if (blank) return "Picture back";
  if (largeOf(session.state)) return "Back to the lesson";
  if (question) return NAMES[nextWithQuestion(question, canLook(question, data.least)).do];
  const staged = stagedOf(session.state, data);
  return staged ? (isLast(staged) ? "Back to the lesson" : "Next step") : "Next";
}

const watch = new Watch(`rugpijn-groep/tijd/${session.room?.code ?? data.lesson}`, session.state.screen);

// -- parts -------------------------------------------------------------------------------------

function Voting(props: { asked: Asked }) {
  const { asked } = props;
  const votes = asked.rounds.at(-1)?.votes ?? 0;
  const looks = canLook(asked, data.least);
  const phase = asked.revealed ? t("The explanation") : t(PHASES[asked.phase]);
  return (
    <section class="lead-vote" aria-labelledby="stemmen">
      <h2 id="stemmen" tabIndex={-1}>
        {t("Voting")}: <span role="status">{phase}</span>
        {asked.round > 1 && `, ${t("Round {n}", { n: asked.round }).toLowerCase()}`}
      </h2>
      <p data-part="question" class="lead-question" dangerouslySetInnerHTML={{ __html: asked.question_html }} />
      <p class="lead-votes" data-part="votes" data-votes={votes} role="status">
        <strong>{votes}</strong> {t(votes === 1 ? "vote" : "votes")}
      </p>
      <Running state={session.state} />
      <VoteButtons asked={asked} act={act} own={{ looks }} />
      {looks && <p class="soft">{t("The group does not see it then. After that the vote cannot be opened again.")}</p>}
      <Advice asked={asked} />
      <TooFew asked={asked} least={data.least} />
      {countsHands(asked.kind) ? (
        <ol class="lead-options" role="list">
          {asked.options.map((option, i) => (
            <li key={i} data-part="option">
              <Letter option={i} />
              <div>
                <p dangerouslySetInnerHTML={{ __html: option.text_html }} />
                <OptionTotals asked={asked} option={i} />
                {asked.revealed && <Html html={asked.replies_html?.[i]} class="lead-reply" />}
              </div>
              <Hands asked={asked} option={i} act={act} />
            </li>
          ))}
        </ol>
      ) : (
        <p class="soft">
          {t(
            "You cannot count hands for this kind of question. Ask those without a phone to think aloud with the group.",
          )}
        </p>
      )}
      <OtherTotals asked={asked} />
      {asked.kind === "open" && <Moderation asked={asked} act={act} />}
      {asked.revealed && <Html html={asked.explanation_html} part="explanation" />}
    </section>
  );
}

/** What the numbers say to a leader who looks first, and what to do with them. */
function Advice(props: { asked: Asked }) {
  const { asked } = props;
  const secret = data.questions[asked.name]?.secret;
  const advice = secret && asked.phase === "looked" && adviceOn(asked, secret, !isPossible(asked, "again"));
  return (
    // There from the start: a status that is inserted together with its words is not read out.
    <div class="lead-advice" role="status" data-part="advice">
      {asked.phase === "looked" && <p class="lead-alone">{t("Only you see this.")}</p>}
      {advice && (
        <p>
          {advice.why} <strong>{advice.act}</strong>
        </p>
      )}
    </div>
  );
}

function AskButtons(props: { screen: Screen }) {
  const questions = props.screen.questions.flatMap((name) => data.questions[name] ?? []);
  if (!questions.length) return null;
  return (
    <section class="lead-vote" aria-labelledby="stemmen">
      <h2 id="stemmen">{t("Voting")}</h2>
      {questions.map((question) => (
        <div class="lead-ask" key={question.name}>
          <p dangerouslySetInnerHTML={{ __html: question.question_html }} />
          <button
            type="button"
            class="g-button is-main"
            {...named(t("Vote on this question"), wordsOf(question.question_html))}
            data-part="open"
            data-question={question.name}
            onClick={() => act({ do: "ask", question: question.name })}
          >
            {t("Vote on this question")}
          </button>
        </div>
      ))}
    </section>
  );
}

/** Stories and plays of this section, and what the leader does with the one that is large. */
function Shows(props: { names: string[] }) {
  const staged = stagedOf(session.state, data);
  if (!props.names.length && !staged) return null;
  return (
    <section class="lead-vote" aria-labelledby="groot" data-part="shows">
      <h2 id="groot" tabIndex={-1}>
        {t("Large on the screen")}
      </h2>
      {staged ? (
        <>
          <MoveIt one={staged} act={act} />
          <div class="vote-buttons">
            <StageButtons one={staged} rooms={session.room !== null} act={act} />
          </div>
        </>
      ) : (
        <div class="vote-buttons">
          <ShowButtons names={props.names} data={data} act={act} />
        </div>
      )}
    </section>
  );
}

function Notes(props: { index: number }) {
  const html = notes?.[props.index];
  return (
    <section class="lead-notes" aria-labelledby="notities" data-part="notes">
      <h2 id="notities">{t("Notes")}</h2>
      {notes === null ? (
        <p class="soft">{t("You see the notes when you begin a group with the PIN.")}</p>
      ) : html ? (
        <Html html={html} part="note-text" />
      ) : (
        <p class="soft">{t("There are no notes for this screen.")}</p>
      )}
    </section>
  );
}

function RoomPart() {
  const { room, state } = session;
  if (!room) return <p class="soft">{t("Without phones: you count hands.")}</p>;
  const phones = state.phones ?? 0;
  return (
    <section class="lead-room" aria-labelledby="kamer">
      <h2 id="kamer">{t("Taking part")}</h2>
      <p>
        <strong data-part="join-address">{typed(`${data.phones}groep/`)}</strong>{" "}
        <strong class="room-code" data-part="room-code">
          {room.code}
        </strong>
      </p>
      <p data-part="phones">
        <strong>{phones}</strong> {t(phones === 1 ? "phone takes part" : "phones take part")}
      </p>
      <label class="lead-more">
        <input
          type="checkbox"
          data-part="more-phones"
          aria-describedby="meer-telefoons"
          checked={state.more_phones ?? false}
          onChange={(event) => act({ do: "more-phones", on: event.currentTarget.checked })}
        />
        <span>{t("Let more phones in over one connection")}</span>
      </label>
      <p class="soft" id="meer-telefoons">
        {t(
          "Otherwise {n} phones on your own network can take part over the same address. Turn this on when people share a hotspot, or when someone reads on their phone that enough are taking part already.",
          { n: data.phones_per_address },
        )}
      </p>
      {state.expires && (
        <p class="soft">
          {t("The group closes by itself at {time}.", {
            time: new Date(state.expires * 1000).toLocaleTimeString(document.documentElement.lang, {
              hour: "2-digit",
              minute: "2-digit",
            }),
          })}
        </p>
      )}
      <details class="lead-phone" data-part="phone-link">
        <summary>{t("Go on on your phone")}</summary>
        <p>{t("Only scan this code yourself. Anyone who has it can steer the group.")}</p>
        <Qr address={addressWithRoom(data.phones, data.lesson, room)} />
      </details>
    </section>
  );
}

/** So that everyone gets what they may keep. */
function wrap(on: boolean): void {
  if (session.room) act({ do: "wrap", on });
}

function Leader() {
  const { state, room } = session;
  const index = Math.min(state.screen, data.screens.length - 1);
  const screen = data.screens[index];
  const order = state.order ?? [];
  const next = data.screens[nextIn(order, index, data.screens.length) ?? -1];
  const meeting: Meeting = { screens: data.screens, order, screen: index, phones: room !== null, watch, act };
  const over = session.ended || before;
  const recap = session.ended ? state.recap : before;
  if (over)
    return (
      <div class="lead-ended" data-part="end">
        <h1>{data.title}</h1>
        <p tabIndex={-1} ref={arrive}>
          {t("The group is over. All votes are wiped.")}
        </p>
        {recap && <After recap={recap} data={data} />}
        <p>
          <a class="button-link" href="../../begin/">
            {t("To the start")}
          </a>
        </p>
      </div>
    );
  if (!screen) return null;
  return (
    <>
      <div class="lead-head">
        <p class="kicker">{data.title}</p>
        <h1 tabIndex={-1} data-part="screen-title">
          {screen.title}
        </h1>
        <p class="lead-where" data-part="progress">
          <span role="status">
            {index === 0 ? t("Title") : t("{n} of {of}", { n: index, of: data.screens.length - 1 })}
            {state.step > 0 && partOf(state)}
            <span class="visually-hidden">: {screen.title}</span>
            {coverOf(state)}
          </span>
          {/* Of how many parts the wall tells a moment later: that is no news by itself. */}
          {state.step === 0 && partOf(state)}
        </p>
        <p class="lead-next" data-part="next-up">
          {next ? `${t("After this")}: ${next.title}` : t("This is the last screen.")}
        </p>
        <LateNote meeting={meeting} />
      </div>
      {/* There from the start: a status that is inserted together with its words is not read out. */}
      <div class="lead-news" role="status" data-part="news">
        {state.lost && (
          <p class="lead-message" data-part="lost">
            {t("Something went wrong with the server. The votes are gone, the group and the code stayed.")}
          </p>
        )}
        {room && !session.connected && (
          <p class="lead-message" data-part="offline">
            {t(
              "The connection is away for a moment. You can go on showing the lesson. Voting is possible again when the connection is back.",
            )}
          </p>
        )}
      </div>
      <p class="lead-message" role="alert">
        {message}
      </p>
      <div class="lead-left">
        {/* What is done comes first: on a phone what stands below the notes is not seen. */}
        {state.question ? (
          <Voting key="vote" asked={state.question} />
        ) : (
          <>
            <Shows key="shows" names={screen.shows ?? []} />
            <AskButtons key="ask" screen={screen} />
          </>
        )}
        <Notes key="notes" index={index} />
        {!state.question && index < 2 && <EarlierQuestions rooms={room !== null} act={act} />}
        {room && !state.question && (
          <section class="lead-vote">
            <Make state={state} act={done} />
          </section>
        )}
        {room && (
          <section class="lead-vote" aria-labelledby="vragen" data-part="desk">
            <h2 id="vragen" tabIndex={-1}>
              {t("Questions from the group")}
            </h2>
            <Desk state={state} act={act} />
          </section>
        )}
      </div>
      <div class="lead-right">
        <Pace meeting={meeting} />
        <CountdownButtons state={state} act={act} />
        <p>
          <a class="g-button" data-part="open-screen" href={`../../scherm/${data.lesson}/`} target="rugpijn-scherm">
            {t("Open the screen for the group")}
          </a>
        </p>
        <RoomPart />
        <details class="lead-overview" data-part="overview">
          <summary>{t("Overview")}</summary>
          <ol start={0}>
            {data.screens.map((one, i) => (
              <li key={i}>
                <button
                  type="button"
                  class="g-button"
                  aria-current={i === index ? "step" : undefined}
                  onClick={() => goTo(i)}
                >
                  {one.title}
                </button>
              </li>
            ))}
          </ol>
        </details>
        <EndGroup end={() => act({ do: "end" })} wrap={wrap} asked={session.state.recap !== undefined}>
          {session.state.recap && <After recap={session.state.recap} data={data} />}
        </EndGroup>
      </div>
      <div class="lead-bar" role="group" aria-label={t("Controls")}>
        <Calls state={state} />
        <button type="button" class="g-button" data-part="previous" onClick={() => onward("back")}>
          {t(state.question?.phase === "closed" ? NAMES.reopen : "Previous")}
        </button>
        <button
          type="button"
          class="g-button"
          data-part="black"
          data-on={state.blank}
          onClick={() => act({ do: "blank", on: !state.blank })}
        >
          {t(state.blank ? "Picture back" : "Black screen")}
        </button>
        <button
          type="button"
          class="g-button"
          data-part="safety-on-screen"
          data-on={state.safety > 0}
          onClick={() => act({ do: "safety", part: state.safety ? 0 : 1 })}
        >
          {t(state.safety ? "Back to the lesson" : "When do you call the doctor?")}
        </button>
        <button type="button" class="g-button is-main" data-part="next" onClick={() => onward("forward")}>
          {t(onwardWords())}
        </button>
      </div>
    </>
  );
}

/** Who hears the page is at what is new: the button that ended it is gone. */
const arrive = (place: HTMLElement | null) => place?.focus();

function goTo(screen: number): void {
  if (session.state.question) act({ do: "away" });
  act({ do: "go", screen });
}

function draw(): void {
  watch.turn(session.state.screen);
  render(<Leader />, place);
  atTop.drawn(session.state, place.querySelector(".lead-head"), place.querySelector(".lead-left > section"));
  if (session.ended) watch.forget();
}

async function start(): Promise<void> {
  place.replaceChildren();
  keepFocus(place);
  session.follow(draw);
  closeInTime(session);
  draw();
  document.documentElement.dataset.group = "ready";
  notes = await session.notes();
  draw();
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || session.ended) return;
  // A clicker held here steers too.
  const direction = { PageDown: "forward", PageUp: "back" }[event.key] as "forward" | "back" | undefined;
  if (!direction) return;
  event.preventDefault();
  onward(direction);
});

followSettings();
followPanels();
void start();
