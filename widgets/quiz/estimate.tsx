/** An estimate: a number on a slider, always in words. */
import { Slider } from "../front/slider";
import { type Translate, traitsOf, useTexts } from "../front/widget";
import { TODO } from "./choices";
import { Frame, Reply, type Sent, useLooked } from "./frame";
import { onScale } from "./kept";
import { CLOSE, type Scale, type Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

/** Without what the lesson says. */
type ShownScale = Omit<Scale, "answer">;

const numberOf = (scale: ShownScale, n: number) =>
  new Intl.NumberFormat(scale.language, { maximumFractionDigits: 6 }).format(n);

/** A number of the scale in words. */
export function inWords(scale: ShownScale, n: number, t: Translate): string {
  return scale.things
    ? t("{n} of the {total} {things}, and {rest} not", {
        n: numberOf(scale, n),
        total: numberOf(scale, scale.high),
        things: scale.things,
        rest: numberOf(scale, Number((scale.high - n).toFixed(6))),
      })
    : `${numberOf(scale, n)} ${scale.unit}`.trim();
}

function useEstimate() {
  const scale = useContent("scale");
  const [kept, setEstimate] = useTrait("estimate");
  return { scale, kept, setEstimate, value: onScale(kept ?? (scale.low + scale.high) / 2, scale) };
}

export function Estimate() {
  const t = useTexts();
  const { kept, setEstimate, value } = useEstimate();
  return (
    <Frame
      todo={t(TODO.schatting)}
      answered={kept !== null}
      accept={() => setEstimate(value)}
      reply={<EstimateReply />}
    >
      <EstimateFields />
    </Frame>
  );
}

export function EstimateReply() {
  const t = useTexts();
  const { scale, value } = useEstimate();
  const apart = scale.answer - value;
  const close = Math.abs(apart) <= CLOSE * (scale.high - scale.low);
  const verdict =
    apart === 0
      ? t("That is what the lesson says too.")
      : close
        ? t("You were close.")
        : apart > 0
          ? t("It is more than you thought. That is what estimating is for.")
          : t("It is less than you thought. That is what estimating is for.");

  return (
    <Reply tone={close ? "confirm" : "turn"}>
      <p>{verdict}</p>
      <dl class="beside">
        {[
          { name: t("Your estimate"), n: value },
          { name: t("The lesson"), n: scale.answer },
        ].map(({ name, n }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {inWords(scale, n, t)}
              <span class="bar" aria-hidden="true">
                <span style={{ inlineSize: `${((n - scale.low) / (scale.high - scale.low)) * 100}%` }} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Reply>
  );
}

export function EstimateFields({ called }: Sent) {
  const t = useTexts();
  const { scale, value, setEstimate } = useEstimate();
  const [, setLooked] = useLooked();
  const end = (n: number, words: string) =>
    scale.things ? t(words, { total: numberOf(scale, scale.high) }) : inWords(scale, n, t);
  return (
    <Slider
      label={called ?? t("Your estimate")}
      low={end(scale.low, "none of the {total}")}
      high={end(scale.high, "all {total}")}
      value={value}
      min={scale.low}
      max={scale.high}
      step={scale.step}
      valueText={inWords(scale, value, t)}
      onValue={(next) => {
        setLooked(false);
        setEstimate(next);
      }}
      part="estimate"
    />
  );
}
