/** One choice, more choices, an opinion, and a statement with "how sure are you?". */
import { Certainty } from "../front/certainty";
import { traitsOf, useId, useTexts } from "../front/widget";
import { Frame, Html, Reply, type Sent, type Tone, useLooked } from "./frame";
import { type Option, type Traits, UNSURE } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

type Kind = "one" | "more" | "opinion" | "stelling";

/** What each kind of question asks to do; with what `t` says. */
export const TODO: Record<Traits["kind"], string> = {
  one: "Choose what fits best, you think.",
  more: "Tick everything that fits, you think.",
  opinion: "Choose what is closest to you.",
  stelling: "Is this true, do you think?",
  schatting: "Move the slider. Guessing is fine.",
  volgorde: "Put the steps in order with the buttons.",
  open: "Write what comes up. Nobody judges it.",
};

/** Characters of an answer up to which all of them fit in one row. */
const SHORT = 12;

function toneOf(kind: Kind, options: Option[], place: number): Tone {
  if (!options.some((option) => option.right)) return "neutral";
  if (options[place]?.right) return "confirm";
  return kind === "stelling" && place === UNSURE ? "neutral" : "turn";
}

/** The answers in the order in which they stand, and those that were chosen. */
function useChoices() {
  const kind = useContent("kind") as Kind;
  const options = useContent("options");
  const shuffled = useContent("first_order");
  const [kept, setChosen] = useTrait("chosen");
  const order = shuffled.length ? shuffled : options.map((_, place) => place);
  const fitting = kept.filter((place) => place < options.length);
  return { kind, options, order, chosen: kind === "more" ? fitting : fitting.slice(0, 1), setChosen };
}

export function Choices() {
  const t = useTexts();
  const { kind, options, chosen } = useChoices();
  return (
    <Frame
      todo={t(TODO[kind])}
      answered={chosen.length > 0}
      first={t("Choose an answer first. Guessing is fine.")}
      reply={
        <>
          <ChoiceReplies />
          <Again kind={kind} options={options} chosen={chosen} />
        </>
      }
    >
      <ChoiceFields />
    </Frame>
  );
}

export function ChoiceReplies() {
  const { kind, options, order, chosen } = useChoices();
  return order
    .filter((place) => chosen.includes(place))
    .map((place) => (
      <Reply
        key={place}
        tone={toneOf(kind, options, place)}
        about={kind === "more" && <span dangerouslySetInnerHTML={{ __html: options[place]?.text_html ?? "" }} />}
      >
        <Html html={options[place]?.reply_html ?? ""} />
      </Reply>
    ));
}

export function ChoiceFields({ mark }: Sent) {
  const { kind, options, order, chosen, setChosen } = useChoices();
  const [certainty, setCertainty] = useTrait("certainty");
  const [, setLooked] = useLooked();
  const id = useId();
  const many = kind === "more";

  // Not of a statement: below it stands another row, of how sure one is. Nor with letters, beside which too little room is left.
  const inRow = !mark && kind !== "stelling" && options.every(({ text }) => text.length <= SHORT);

  const choose = (place: number, on: boolean) => {
    setLooked(false);
    if (!many) return setChosen([place]);
    const others = chosen.filter((other) => other !== place);
    setChosen((on ? [...others, place] : others).sort((a, b) => a - b));
  };

  return (
    <>
      <div class={inRow ? "w-choices is-row" : "w-choices"}>
        {order.map((place) => (
          // Phones that are some years old know no :has().
          <label class={chosen.includes(place) ? "w-choice is-chosen" : "w-choice"} key={place}>
            <input
              type={many ? "checkbox" : "radio"}
              name={id}
              value={place}
              checked={chosen.includes(place)}
              onChange={(event) => choose(place, event.currentTarget.checked)}
              aria-describedby={mark && `${id}-${place}`}
            />
            {mark?.(place, `${id}-${place}`)}
            <span dangerouslySetInnerHTML={{ __html: options[place]?.text_html ?? "" }} />
          </label>
        ))}
      </div>
      {kind === "stelling" && (
        <Certainty name={`${id}-sure`} level={certainty} unsure={chosen[0] === UNSURE} onLevel={setCertainty} />
      )}
    </>
  );
}

/** Invites to go on, never with a count. */
function Again(props: { kind: Kind; options: Option[]; chosen: number[] }) {
  const t = useTexts();
  const has = (place: number) => props.chosen.includes(place);
  if (props.kind === "stelling") return null;
  if (props.kind === "more")
    return props.options.some((option, place) => option.right && !has(place)) ? (
      <p class="again">{t("Something else fits as well. Feel free to choose another answer.")}</p>
    ) : null;
  return props.kind === "one" && props.options.some((option, place) => option.right && has(place)) ? (
    <p class="again">{t("You may look at the other answers too.")}</p>
  ) : (
    <p class="again">{t("Feel free to choose another answer.")}</p>
  );
}
