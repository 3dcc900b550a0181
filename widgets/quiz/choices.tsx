/** One choice, more choices, an opinion, and a statement with "how sure are you?". */
import { Certainty } from "../front/certainty";
import { traitsOf, useId, useTexts } from "../front/widget";
import { Frame, Html, Reply, type Tone, useLooked } from "./frame";
import { type Option, type Traits, UNSURE } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

type Kind = "one" | "more" | "opinion" | "stelling";

/** Characters of an answer up to which all of them fit in one row. */
const SHORT = 12;

function toneOf(kind: Kind, options: Option[], place: number): Tone {
  if (!options.some((option) => option.right)) return "neutral";
  if (options[place]?.right) return "confirm";
  return kind === "stelling" && place === UNSURE ? "neutral" : "turn";
}

export function Choices() {
  const t = useTexts();
  const kind = useContent("kind") as Kind;
  const options = useContent("options");
  const [kept, setChosen] = useTrait("chosen");
  const [certainty, setCertainty] = useTrait("certainty");
  const [, setLooked] = useLooked();
  const id = useId();
  const many = kind === "more";
  const fitting = kept.filter((place) => place < options.length);
  const chosen = many ? fitting : fitting.slice(0, 1);
  const shuffled = useContent("first_order");
  const order = shuffled.length ? shuffled : options.map((_, place) => place);

  // Not of a statement: below it stands another row, of how sure one is.
  const inRow = kind !== "stelling" && options.every(({ text }) => text.length <= SHORT);

  const choose = (place: number, on: boolean) => {
    setLooked(false);
    if (!many) return setChosen([place]);
    const others = chosen.filter((other) => other !== place);
    setChosen((on ? [...others, place] : others).sort((a, b) => a - b));
  };

  const todo = {
    one: t("Choose what fits best, you think."),
    more: t("Tick everything that fits, you think."),
    opinion: t("Choose what is closest to you."),
    stelling: t("Is this true, do you think?"),
  }[kind];

  return (
    <Frame
      todo={todo}
      look={many ? t("See the explanation of my answers") : t("See the explanation of my answer")}
      answered={chosen.length > 0}
      first={t("Choose an answer first. Guessing is fine.")}
      reply={
        <>
          {order
            .filter((place) => chosen.includes(place))
            .map((place) => (
              <Reply
                key={place}
                tone={toneOf(kind, options, place)}
                about={many && <span dangerouslySetInnerHTML={{ __html: options[place]?.text_html ?? "" }} />}
              >
                <Html html={options[place]?.reply_html ?? ""} />
              </Reply>
            ))}
          <Again kind={kind} options={options} chosen={chosen} />
        </>
      }
    >
      <div class={inRow ? "w-choices is-row" : "w-choices"}>
        {order.map((place) => (
          <label class="w-choice" key={place}>
            <input
              type={many ? "checkbox" : "radio"}
              name={id}
              value={place}
              checked={chosen.includes(place)}
              onChange={(event) => choose(place, event.currentTarget.checked)}
            />
            <span dangerouslySetInnerHTML={{ __html: options[place]?.text_html ?? "" }} />
          </label>
        ))}
      </div>
      {kind === "stelling" && (
        <Certainty name={`${id}-sure`} level={certainty} unsure={chosen[0] === UNSURE} onLevel={setCertainty} />
      )}
    </Frame>
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
