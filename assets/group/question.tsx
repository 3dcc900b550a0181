/** A question on a phone: first to vote on, then to look back at. */
import type { FunctionComponent } from "preact";
import { useRef, useState } from "preact/hooks";
import { Over, type Translate, traitsOf, useId, useTexts } from "../../widgets/front/widget";
import { ChoiceFields, TODO } from "../../widgets/quiz/choices";
import { EstimateFields } from "../../widgets/quiz/estimate";
import { Asking, Html, type Sent } from "../../widgets/quiz/frame";
import { OrderFields } from "../../widgets/quiz/ordering";
import { OwnWordsFields } from "../../widgets/quiz/own_words";
import { Letter } from "./letter";
import { Outcome } from "./outcome";
import { firstVote, participant } from "./participant";
import type { Vote } from "./phone_memory";
import { Play } from "./play";
import type { AskedQuestion as Asked, PhoneData } from "./records.gen";
import type { Sender } from "./sender";

const { useContent } = traitsOf<PhoneData>();

/** The lesson's own fields for each kind of question. */
const FIELDS: Record<Asked["kind"], FunctionComponent<Sent>> = {
  one: ChoiceFields,
  more: ChoiceFields,
  opinion: ChoiceFields,
  stelling: ChoiceFields,
  schatting: EstimateFields,
  volgorde: OrderFields,
  open: OwnWordsFields,
};

/** A number that was asked in the room is no guess at what is right. */
const isNumber = (asked: Asked) => asked.kind === "schatting" && asked.made === true;

/** What is going on with it, and what to do. */
export function phaseWords(asked: Asked, t: Translate): string {
  if (asked.phase === "open") {
    if (asked.round > 1) return t("Vote again. The same answer is fine, another one too.");
    return t(asked.play ? "A play for you" : "A question for you");
  }
  if (asked.revealed) return t("The explanation");
  return asked.phase === "shown"
    ? t("This is what the group says")
    : t("The vote is closed. Look at the big screen and talk about it.");
}

export function Question(props: { asked: Asked; code: string; lesson: string; voteKey: string; sender: Sender }) {
  const { asked, code, voteKey, sender } = props;
  const voted = sender.sent.get(voteKey);
  const earlier = asked.round > 1 ? sender.sent.get(voteKey.replace(/\d+$/, String(asked.round - 1))) : undefined;
  const open = asked.phase === "open";
  return (
    <div class="phone-question" data-part="question">
      {open && asked.play ? (
        <>
          <Html html={asked.before_html} class="around" />
          <Play asked={asked} code={code} voteKey={voteKey} sender={sender} />
        </>
      ) : open ? (
        <Voting asked={asked} voteKey={voteKey} sender={sender} voted={voted} />
      ) : (
        <>
          <Html html={asked.before_html} class="around" />
          <h1 class="w-title" dangerouslySetInnerHTML={{ __html: asked.question_html }} />
          <Html html={asked.after_html} class="around" />
          <Outcome asked={asked} vote={voted ?? earlier} refusal={sender.refusals.get(voteKey)} />
        </>
      )}
    </div>
  );
}

function Voting(props: { asked: Asked; voteKey: string; sender: Sender; voted: Vote | undefined }) {
  const t = useTexts();
  const { asked, voteKey, sender, voted } = props;
  const longest = useContent("longest");
  // A vote that is open again starts from what was sent before.
  const [begun] = useState(() => sender.waiting?.vote ?? voted);
  const [draft, setDraft] = useState(() => begun ?? firstVote(asked));
  const [problem, setProblem] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const waiting = sender.waiting?.key === voteKey;
  const refusal = sender.refusals.get(voteKey);
  const same = voted !== undefined && JSON.stringify(voted) === JSON.stringify(draft);
  const texts = useContent("texts");
  const [model] = useState(() =>
    participant(asked, begun, { texts, longest }, (next) => {
      setProblem("");
      setDraft(next);
    }),
  );
  const Fields = FIELDS[asked.kind];

  const send = () => {
    if (isEmpty(draft))
      return setProblem(
        asked.kind === "open"
          ? t("Write a few words first. One sentence is enough.")
          : t("Choose an answer first. Guessing is fine."),
      );
    if ("text" in draft && draft.text.length > longest) {
      form.current?.querySelector("textarea")?.focus();
      return setProblem(t("Make it a little shorter first."));
    }
    if (same || (waiting && JSON.stringify(sender.waiting?.vote) === JSON.stringify(draft))) return;
    sender.send({ question: asked.name, round: asked.round, vote: draft, key: voteKey });
  };
  const done = same && !waiting;
  const button = waiting
    ? t("Sending")
    : done
      ? t("Your answer is in")
      : voted
        ? t("Send my new answer")
        : t("Send my answer");
  const status = problem
    ? problem
    : refusal
      ? refusal
      : done
        ? t("Your answer has been sent. You can still change it until the leader closes the vote.")
        : waiting
          ? ""
          : voted
            ? t("Your earlier answer counts until you send the new one.")
            : "";

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Over model={model} prefix={id}>
        <Asking
          id={`${id}-todo`}
          heading="h1"
          todo={t(isNumber(asked) ? "Move the slider to your number." : TODO[asked.kind])}
          answered={!isEmpty(draft)}
        >
          <Fields
            mark={(place, its) => <Letter option={place} id={its} />}
            called={isNumber(asked) ? t("Your number") : undefined}
            note={t("The leader reads it first. Then the group may see it, without your name. Leave out names.")}
          />
        </Asking>
      </Over>
      <button type="submit" class="w-button phone-send" aria-disabled={done || waiting} data-part="send">
        {button}
      </button>
      <p class={`phone-status${done ? " is-done" : ""}`} role="status" data-part="status">
        {status}
      </p>
    </form>
  );
}

function isEmpty(vote: Vote): boolean {
  return ("chosen" in vote && vote.chosen.length === 0) || ("text" in vote && vote.text.trim() === "");
}
