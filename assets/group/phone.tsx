/** A phone in a group: it joins with the code, and shows what its owner can do now. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { defineWidget, type Translate, traitsOf, useTexts } from "../../widgets/front/widget";
import { followPanels } from "../host/panels";
import { followSettings } from "../host/reading_settings";
import { readCode, type Typed } from "./code";
import { keepFocus } from "./focus";
import { type Home, heldHome, holdHome, homeOf, type PhoneState } from "./home";
import { listen } from "./news";
import { entryOf, forget } from "./phone_memory";
import { phaseWords, Question } from "./question";
import type { GroupState, PhoneData } from "./records.gen";
import { Sender } from "./sender";
import { Speak } from "./speak";
import { TakeHome } from "./take_home";

const { useContent } = traitsOf<PhoneData>();

/** How long a phone says that it is connected again, in milliseconds. */
const BACK = 10_000;

/** What stands in the address after ? or #; a code needs no decoding. */
const typedCode = () => (location.search || location.hash).slice(1, 21);

function Phone() {
  const t = useTexts();
  const [alphabet, length] = [useContent("alphabet"), useContent("length")];
  const [code, setCode] = useState(() => {
    const typed = readCode(typedCode(), alphabet, length);
    return "code" in typed ? typed.code : "";
  });
  const [problem, setProblem] = useState("");
  const [last, setLast] = useState<GroupState | null>(null);
  const [home, setHome] = useState<Home | null>(null);

  const enter = (next: string) => {
    setProblem("");
    setCode(next);
    // A reload, or coming back tomorrow, finds the same group.
    history.replaceState(null, "", `${location.pathname}?${next}`);
  };
  const leave = (message: string, state: GroupState | null, last: Home | null) => {
    setCode("");
    setHome(last);
    setLast(state);
    setProblem(state ? "" : message);
  };

  if (code) return <Room key={code} code={code} onLeave={leave} />;
  if (home) return <Back home={home} ended onGone={() => setHome(null)} />;
  if (last) return <Thanks last={last} />;
  const sayWrong = (typed: Exclude<Typed, { code: string }>) => {
    if (typed.wrong === "empty") return t("Type the code first. It is on the big screen.");
    if (typed.wrong === "length") return t("A code has {length} characters. You typed {n}.", { length, n: typed.n });
    const never = t("“{character}” is in no code.", { character: typed.character });
    const look = typed.instead
      ? t("Look at the big screen again: is it perhaps {one} or {other}?", {
          one: typed.instead[0],
          other: typed.instead[1],
        })
      : t("Look at the big screen again.");
    return `${never} ${look}`;
  };
  return (
    <Join
      problem={problem}
      onLookBack={heldHome() ? () => setHome(heldHome()) : undefined}
      onCode={(text) => {
        const typed = readCode(text, alphabet, length);
        if ("code" in typed) enter(typed.code);
        else setProblem(sayWrong(typed));
      }}
    />
  );
}

function Join(props: { problem: string; onCode: (text: string) => void; onLookBack: (() => void) | undefined }) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries && props.problem) input.current?.focus();
  }, [tries, props.problem]);
  return (
    <form
      class="phone-join"
      data-part="join"
      onSubmit={(event) => {
        event.preventDefault();
        setTries(tries + 1);
        props.onCode(input.current?.value ?? "");
      }}
    >
      <h1>{t("Take part in the group")}</h1>
      <label class="w-label" for="code">
        {t("Type the code that is on the big screen")}
      </label>
      <input
        ref={input}
        id="code"
        class="w-input phone-code"
        defaultValue={typedCode()}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={20}
        enterKeyHint="go"
        aria-describedby="code-problem"
        aria-invalid={props.problem !== ""}
      />
      <p class="phone-problem" id="code-problem" role="alert" data-part="problem">
        {props.problem}
      </p>
      <button type="submit" class="w-button">
        {t("Take part")}
      </button>
      <p class="phone-small">{t("You need no name and no account. Nobody sees what you choose.")}</p>
      {props.onLookBack && (
        <button type="button" class="w-button is-quiet" data-part="look-back" onClick={props.onLookBack}>
          {t("See what your last group did")}
        </button>
      )}
      <p class="phone-small">
        <a href="begin/">{t("I lead the group")}</a>
      </p>
    </form>
  );
}

function Room(props: {
  code: string;
  onLeave: (message: string, state: GroupState | null, last: Home | null) => void;
}) {
  const t = useTexts();
  const [state, setState] = useState<PhoneState | null>(null);
  const [lost, setLost] = useState(false);
  const [wasLost, setWasLost] = useState(false);
  const [, redraw] = useState(0);
  const sender = useMemo(() => new Sender(props.code, () => redraw((n) => n + 1)), []);
  const latest = useRef<GroupState | null>(null);
  const last = useRef<Home | null>(null);

  useEffect(
    () =>
      listen(`api/rooms/${props.code}/news`, "", {
        news(state) {
          const next = state as PhoneState;
          last.current = homeOf(next, sender.sent) ?? last.current;
          if (next.recap && last.current) holdHome(last.current);
          setLost(false);
          if (next.ended) {
            sender.stop();
            forget(props.code);
            return props.onLeave("", latest.current ?? next, last.current);
          }
          latest.current = next;
          sender.keepOnly(next.question?.phase === "open" ? keyOf(next) : "");
          setState(next);
        },
        lost() {
          setLost(true);
          setWasLost(true);
        },
        // Who was in the room already, and was away when it ended, is thanked as well.
        refused(message, status) {
          sender.stop();
          if (status === 404) forget(props.code);
          props.onLeave(message, status === 404 ? latest.current : null, last.current);
        },
      }),
    [],
  );
  // It is news for a moment only.
  useEffect(() => {
    if (lost || !wasLost) return undefined;
    const timer = setTimeout(() => setWasLost(false), BACK);
    return () => clearTimeout(timer);
  }, [lost, wasLost]);
  useEffect(() => {
    const heard = ({ key }: StorageEvent) => (key === entryOf(props.code) || key === null) && sender.readAgain();
    addEventListener("storage", heard);
    return () => removeEventListener("storage", heard);
  }, []);

  const home = state && homeOf(state, sender.sent);
  const question = home ? null : (state?.question ?? null);
  return (
    <>
      <p class="phone-room">{t("Group {code}", { code: props.code })}</p>
      {/* There from the start: a status that is inserted together with its words is not read out. */}
      <div role="status">
        <p class={`phone-connection${lost ? " is-lost" : ""}`} data-part="connection">
          {lost
            ? t("No connection for a moment. This phone keeps trying by itself; you need do nothing.")
            : wasLost
              ? t("You are connected again.")
              : ""}
        </p>
        {state?.lost && (
          <p class="phone-lost" data-part="lost">
            {t("Something went wrong and the votes are gone. The group simply goes on. Feel free to vote once more.")}
          </p>
        )}
      </div>
      <p class="phone-phase" role="status" data-part="phase">
        {state && !home && (question ? phaseWords(question, t) : nowOn(state, t))}
      </p>
      {!state && !lost && <h1>{t("One moment")}</h1>}
      {!state && lost && <h1>{t("Connecting")}</h1>}
      {home && <Back home={home} />}
      {state && !home && !question && <Waiting />}
      {state && question && (
        <Question
          key={keyOf(state)}
          asked={question}
          code={props.code}
          lesson={state.lesson}
          voteKey={keyOf(state)}
          sender={sender}
        />
      )}
      {state && <Speak hidden={home !== null} state={state} code={props.code} phone={sender.phone} />}
    </>
  );
}

/** Which vote this is; a question that is asked anew is another vote. */
function keyOf({ lesson, question }: GroupState): string {
  return question ? `${lesson}/${question.name}/${question.turn}/${question.round}` : "";
}

const nowOn = ({ screen_title }: GroupState, t: Translate) =>
  screen_title && t("Now on the big screen: {title}", { title: screen_title });

function Waiting() {
  const t = useTexts();
  return (
    <div data-part="waiting">
      <h1>{t("You are taking part")}</h1>
      <p>{t("The leader will choose a question soon. You need do nothing now.")}</p>
    </div>
  );
}

function Back(props: { home: Home; ended?: boolean; onGone?: () => void }) {
  const [address, stays] = [useContent("address"), useContent("stays")];
  const start = address ? `${address.replace(/\/$/, "")}/` : "../";
  return <TakeHome ended={false} {...props} start={start} stays={stays} />;
}

function Thanks({ last }: { last: GroupState }) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const [address, stays] = [useContent("address"), useContent("stays")];
  const start = address ? `${address.replace(/\/$/, "")}/` : "../";
  useEffect(() => heading.current?.focus(), []);
  return (
    <div data-part="thanks">
      <h1 tabIndex={-1} ref={heading}>
        {t("Thank you")}
      </h1>
      <p>{t("The group lesson is over. All votes have been erased.")}</p>
      {last.lesson && (
        <>
          <p>
            {stays
              ? t("You can go on by yourself, where the group stopped.")
              : t("At home you can go on by yourself, where the group stopped.")}
          </p>
          <p>
            <a
              class="phone-button"
              href={`${start}${document.documentElement.lang}/${last.lesson}/${last.screen ? `#deel-${last.screen}` : ""}`}
              data-part="go-on"
            >
              {t("Go on with the lesson")}
              {last.lesson_title && <>: {last.lesson_title}</>}
            </a>
          </p>
        </>
      )}
      <p>
        <a href={`${start}${document.documentElement.lang}/`}>{t("See all lessons")}</a>
      </p>
    </div>
  );
}

const data = JSON.parse(document.getElementById("phone-data")?.textContent ?? "{}") as PhoneData;
const place = document.getElementById("phone");
if (place) {
  // Questions look as they do in a lesson (widgets/quiz/quiz.css).
  const values: Record<string, unknown> = { ...data, _kind: "quiz" };
  const unchanging = { get: (name: string) => values[name], set() {}, save_changes() {}, on() {}, off() {} };
  place.replaceChildren();
  keepFocus(place, "h1");
  defineWidget(Phone).render({ model: unchanging, el: place });
}
// The QR code of another group, scanned into the same tab.
addEventListener("hashchange", () => location.hash.length === 1 + data.length && location.reload());
followSettings();
followPanels();
document.documentElement.dataset.host = "ready";
