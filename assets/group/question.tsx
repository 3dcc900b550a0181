/** A question on a phone: first to vote on, then to look back at. */
import { useRef, useState } from "preact/hooks";
import { Certainty } from "../../widgets/front/certainty";
import { OrderedList } from "../../widgets/front/ordered_list";
import { Slider } from "../../widgets/front/slider";
import { TextField } from "../../widgets/front/text_field";
import { traitsOf, useId, useTexts } from "../../widgets/front/widget";
import { Html } from "../../widgets/quiz/frame";
import { UNSURE } from "../../widgets/quiz/traits.gen";
import { Letter } from "./letter";
import { Outcome, words } from "./outcome";
import type { Vote } from "./phone_memory";
import { Play } from "./play";
import type { AskedQuestion as Asked, PhoneData } from "./records.gen";
import type { Sender } from "./sender";

const { useContent } = traitsOf<PhoneData>();

const ROW: Record<Asked["kind"], string> = {
  one: "Choose what fits best, you think.",
  more: "Tick everything that fits, you think.",
  opinion: "Choose what is closest to you.",
  stelling: "Is this true, do you think?",
  schatting: "Move the slider. Guessing is fine.",
  volgorde: "Put the steps in order with the buttons.",
  open: "Write what comes up. Nobody judges it.",
};

/** A number that was asked in the room is no guess at what is right. */
const isNumber = (asked: Asked) => asked.kind === "schatting" && asked.made === true;

export function Question(props: { asked: Asked; code: string; lesson: string; voteKey: string; sender: Sender }) {
  const t = useTexts();
  const { asked, code, voteKey, sender } = props;
  const voted = sender.sent.get(voteKey);
  const earlier = asked.round > 1 ? sender.sent.get(voteKey.replace(/\d+$/, String(asked.round - 1))) : undefined;
  const open = asked.phase === "open";
  return (
    <div class="phone-question" data-part="question">
      <p class="phone-phase" role="status" data-part="phase">
        {open
          ? asked.round > 1
            ? t("Vote again. The same answer is fine, another one too.")
            : t(asked.play ? "A play for you" : "A question for you")
          : asked.revealed
            ? t("The explanation")
            : asked.phase === "shown"
              ? t("This is what the group says")
              : t("The vote is closed. Look at the big screen and talk about it.")}
      </p>
      <Html html={asked.before_html} class="around" />
      {open && asked.play ? (
        <Play asked={asked} code={code} voteKey={voteKey} sender={sender} />
      ) : open ? (
        <Voting asked={asked} voteKey={voteKey} sender={sender} voted={voted} />
      ) : (
        <>
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
  const [draft, setDraft] = useState<Vote | null>(() => sender.waiting?.vote ?? voted ?? firstDraft(asked));
  const [problem, setProblem] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const waiting = sender.waiting?.key === voteKey;
  const refusal = sender.refusals.get(voteKey);
  const same = voted !== undefined && JSON.stringify(voted) === JSON.stringify(draft);
  const change = (next: Vote | null) => {
    setProblem("");
    setDraft(next);
  };

  const send = () => {
    if (!draft || isEmpty(draft))
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
      <fieldset class="question" aria-describedby={id}>
        <legend>
          <h1 class="w-title" dangerouslySetInnerHTML={{ __html: asked.question_html }} />
        </legend>
        <Html html={asked.after_html} class="around" />
        <p class="w-todo" id={id}>
          {t(isNumber(asked) ? "Move the slider to your number." : ROW[asked.kind])}
        </p>
        <Answers asked={asked} draft={draft} onDraft={change} longest={longest} />
      </fieldset>
      <button type="submit" class="w-button phone-send" aria-disabled={done || waiting} data-part="send">
        {button}
      </button>
      <p class={`phone-status${done ? " is-done" : ""}`} role="status" data-part="status">
        {status}
      </p>
    </form>
  );
}

function firstDraft(asked: Asked): Vote | null {
  if (asked.kind === "volgorde") return { order: asked.options.map((_, place) => place) };
  if (asked.kind === "schatting") {
    const { low, high, step } = asked.scale;
    return { estimate: Number((low + Math.round((high - low) / 2 / step) * step).toFixed(6)) };
  }
  return null;
}

function isEmpty(vote: Vote): boolean {
  return ("chosen" in vote && vote.chosen.length === 0) || ("text" in vote && vote.text.trim() === "");
}

interface AnswersProps {
  asked: Asked;
  draft: Vote | null;
  onDraft: (vote: Vote) => void;
  longest: number;
}

function Answers(props: AnswersProps) {
  const { asked } = props;
  if (asked.kind === "schatting") return <Estimate {...props} />;
  if (asked.kind === "volgorde") return <Order {...props} />;
  if (asked.kind === "open") return <OwnWords {...props} />;
  return <Choices {...props} />;
}

function Choices({ asked, draft, onDraft }: AnswersProps) {
  const id = useId();
  const many = asked.kind === "more";
  const chosen = draft && "chosen" in draft ? draft.chosen : [];
  const certainty = draft && "chosen" in draft ? draft.certainty : undefined;
  const choose = (place: number, on: boolean) => {
    const others = many ? chosen.filter((other) => other !== place) : [];
    const next = (on ? [...others, place] : others).sort((a, b) => a - b);
    const sure = asked.kind === "stelling" && place !== UNSURE ? certainty : undefined;
    onDraft({ chosen: next, ...(sure && { certainty: sure }) });
  };
  return (
    <>
      <div class="w-choices">
        {asked.options.map((option, place) => (
          <label class={`w-choice${chosen.includes(place) ? " is-chosen" : ""}`} key={place}>
            <input
              type={many ? "checkbox" : "radio"}
              name={id}
              checked={chosen.includes(place)}
              onChange={(event) => choose(place, event.currentTarget.checked)}
              aria-describedby={`${id}-${place}`}
            />
            <Letter option={place} id={`${id}-${place}`} />
            <span dangerouslySetInnerHTML={{ __html: option.text_html }} />
          </label>
        ))}
      </div>
      {asked.kind === "stelling" && (
        <Certainty
          name={`${id}-sure`}
          level={certainty}
          unsure={chosen[0] === UNSURE}
          waiting={chosen.length === 0}
          onLevel={(level) => chosen.length > 0 && onDraft({ chosen, certainty: level })}
        />
      )}
    </>
  );
}

function Estimate({ asked, draft, onDraft }: AnswersProps) {
  const t = useTexts();
  const { scale } = asked;
  const value = draft && "estimate" in draft ? draft.estimate : scale.low;
  const total = scale.high;
  return (
    <Slider
      label={t(isNumber(asked) ? "Your number" : "Your estimate")}
      low={scale.things ? t("none of the {total}", { total }) : words(scale, scale.low, t)}
      high={scale.things ? t("all {total}", { total }) : words(scale, scale.high, t)}
      value={value}
      min={scale.low}
      max={scale.high}
      step={scale.step}
      valueText={words(scale, value, t)}
      onValue={(estimate) => onDraft({ estimate })}
    />
  );
}

function Order({ asked, draft, onDraft }: AnswersProps) {
  const t = useTexts();
  const order = draft && "order" in draft ? draft.order : asked.options.map((_, place) => place);
  return (
    <OrderedList
      label={t("Your order")}
      items={order.map((place) => ({
        key: String(place),
        text: asked.options[place]?.text ?? "",
        shown: <span dangerouslySetInnerHTML={{ __html: asked.options[place]?.text_html ?? "" }} />,
      }))}
      onOrder={(keys) => onDraft({ order: keys.map(Number) })}
    />
  );
}

function OwnWords({ draft, onDraft, longest }: AnswersProps) {
  const t = useTexts();
  const id = useId();
  const text = draft && "text" in draft ? draft.text : "";
  return (
    <>
      <label class="w-label" for={id}>
        {t("In your own words")}
      </label>
      <TextField
        id={id}
        lines
        most={longest}
        aria-describedby={`${id}-note`}
        value={text}
        onText={(next) => onDraft({ text: next })}
      />
      <p class="w-note" id={`${id}-note`}>
        {t("The leader reads it first. Then the group may see it, without your name. Leave out names.")}
      </p>
    </>
  );
}
