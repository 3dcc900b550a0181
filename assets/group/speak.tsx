/** What a phone says by itself, at any time: a question, that another's question is its owner's too, and how it goes. */
import { useEffect, useState } from "preact/hooks";
import { TextField } from "../../widgets/front/text_field";
import { named, traitsOf, useId, useTexts } from "../../widgets/front/widget";
import { keepSame, keptSame } from "./phone_memory";
import { type GroupState, type PhoneData, type RoomQuestion, type Said, SIGN_FADES } from "./records.gen";

const { useContent } = traitsOf<PhoneData>();

/** How long one try may take, in milliseconds. */
const PATIENCE = 8000;

type Sign = Exclude<Extract<Said, { do: "sign" }>["sign"], "">;
const SIGNS: [Sign, string][] = [
  ["fast", "Too fast"],
  ["unclear", "I do not understand it"],
];

export interface Me {
  code: string;
  phone: string;
}

/** Empty when it is in; else a sentence that says why not, or null when nobody answered. */
async function say({ code, phone }: Me, said: Said): Promise<string | null> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(`api/rooms/${code}/say`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ phone, ...said }),
      signal: stop.signal,
    });
    if (answer.ok) return "";
    return answer.status < 500 ? ((await answer.json()) as { message: string }).message : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

export function Speak(props: Me & { state: GroupState; hidden: boolean }) {
  const t = useTexts();
  const [text, setText] = useState("");
  const { state } = props;
  const questions = state.questions ?? [];
  return (
    <section class="phone-speak" data-part="speak" hidden={props.hidden} aria-label={t("Say something yourself")}>
      <Signs {...props} place={`${state.lesson}/${state.screen}/${state.question?.name ?? ""}`} />
      <p class="visually-hidden" role="status" data-part="asked">
        {questions.length === 1
          ? t("There is 1 question from the group now.")
          : questions.length > 1 && t("There are {n} questions from the group now.", { n: questions.length })}
      </p>
      {questions.length > 0 && <Others {...props} questions={questions} />}
      <div role="status">
        {state.quiet && (
          <p class="phone-small" data-part="quiet">
            {t("The leader takes no questions now. Feel free to ask yours aloud.")}
          </p>
        )}
      </div>
      {!state.quiet && <AskOne {...props} text={text} setText={setText} />}
    </section>
  );
}

function Signs(props: Me & { place: string }) {
  const t = useTexts();
  const least = useContent("least");
  const [given, setGiven] = useState<Sign | "">("");
  const [problem, setProblem] = useState("");
  // As on the server: what was said of an earlier screen is over, and after a while any of it.
  useEffect(() => setGiven(""), [props.place]);
  useEffect(() => {
    if (!given) return undefined;
    const timer = setTimeout(() => setGiven(""), SIGN_FADES);
    return () => clearTimeout(timer);
  }, [given]);
  const give = async (sign: Sign | "") => {
    setGiven(sign);
    setProblem("");
    const refusal = await say(props, { do: "sign", sign });
    if (refusal === "") return;
    setGiven("");
    setProblem(refusal ?? t("That did not arrive. Try it again in a moment."));
  };
  const id = useId();
  return (
    <div class="phone-signs" role="group" aria-labelledby={id} data-part="signs">
      <h2 id={id}>{t("How is it going?")}</h2>
      <div class="phone-sign-buttons">
        {SIGNS.map(([sign, words]) => (
          <button
            type="button"
            key={sign}
            class="w-button is-quiet"
            data-part={sign}
            aria-pressed={given === sign}
            onClick={() => give(given === sign ? "" : sign)}
          >
            {t(words)}
          </button>
        ))}
      </div>
      <p class="phone-small" role="status" data-part="sign-status">
        {problem || (given && t("Passed on. It goes away by itself."))}
      </p>
      {!problem && !given && (
        <p class="phone-small">{t("The leader only sees a number, from {n} phones on.", { n: least })}</p>
      )}
    </div>
  );
}

function Others(props: Me & { questions: RoomQuestion[] }) {
  const t = useTexts();
  const [own, setOwn] = useState(() => keptSame(props.code));
  const [problem, setProblem] = useState("");
  const press = async (asked: string, on: boolean) => {
    const after = (ids: string[], now: boolean) => [...ids.filter((one) => one !== asked), ...(now ? [asked] : [])];
    setProblem("");
    setOwn((ids) => after(ids, on));
    const refusal = await say(props, { do: "same", asked, on });
    if (refusal === "") return keepSame(props.code, props.phone, asked, on);
    setOwn((ids) => after(ids, !on));
    setProblem(refusal ?? t("That did not arrive. Try it again in a moment."));
  };
  return (
    <div data-part="others">
      <h2>{t("Questions from the group")}</h2>
      <ul class="phone-questions" role="list">
        {props.questions.map(({ id: asked, text }) => (
          <li key={asked}>
            <p>{text}</p>
            <button
              type="button"
              class="w-button is-quiet"
              data-part="same"
              aria-pressed={own.includes(asked)}
              {...named(t("My question too"), text)}
              onClick={() => press(asked, !own.includes(asked))}
            >
              {t("My question too")}
            </button>
          </li>
        ))}
      </ul>
      <p class="phone-problem" role="status">
        {problem}
      </p>
    </div>
  );
}

/** What was written stays when questions are stopped for a while. */
function AskOne(props: Me & { text: string; setText: (text: string) => void }) {
  const t = useTexts();
  const longest = useContent("longest");
  const { text, setText } = props;
  const [status, setStatus] = useState("");
  const [busy, setBusy] = useState(false);
  const id = useId();
  const send = async () => {
    if (busy) return;
    if (!text.trim()) return setStatus(t("Write your question first."));
    if (text.length > longest) return setStatus(t("Make it a little shorter first."));
    setBusy(true);
    setStatus("");
    const refusal = await say(props, { do: "ask", text });
    setBusy(false);
    if (refusal === "") setText("");
    setStatus(
      refusal === ""
        ? t("Your question is sent. The leader reads it first.")
        : (refusal ?? t("That did not arrive. Try it again in a moment.")),
    );
  };
  return (
    <details class="phone-ask" data-part="ask">
      <summary>{t("Ask a question")}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label class="w-label" for={id}>
          {t("Your question")}
        </label>
        <TextField
          id={id}
          lines
          most={longest}
          aria-describedby={`${id}-note`}
          value={text}
          onText={(next) => {
            setText(next);
            setStatus("");
          }}
        />
        <p class="w-note" id={`${id}-note`}>
          {t("Without your name. The leader reads it first, and may show it to the group. Leave out names.")}
        </p>
        <button type="submit" class="w-button phone-send" aria-disabled={busy} data-part="send-question">
          {busy ? t("Sending") : t("Send my question")}
        </button>
        <p class="phone-small" role="status" data-part="ask-status">
          {status}
        </p>
      </form>
    </details>
  );
}
