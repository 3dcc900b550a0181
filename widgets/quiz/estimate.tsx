/** An estimate: a number on a slider, always in words. */
import { Slider } from "../front/slider";
import { traitsOf, useTexts } from "../front/widget";
import { Frame, Reply, useLooked } from "./frame";
import { onScale } from "./kept";
import { CLOSE, type Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

export function Estimate() {
  const t = useTexts();
  const scale = useContent("scale");
  const [kept, setEstimate] = useTrait("estimate");
  const [, setLooked] = useLooked();
  const value = onScale(kept ?? (scale.low + scale.high) / 2, scale);

  const number = (n: number) => new Intl.NumberFormat(scale.language, { maximumFractionDigits: 6 }).format(n);
  const words = (n: number) =>
    scale.things
      ? t("{n} of the {total} {things}, and {rest} not", {
          n: number(n),
          total: number(scale.high),
          things: scale.things,
          rest: number(Number((scale.high - n).toFixed(6))),
        })
      : `${number(n)} ${scale.unit}`.trim();

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
    <Frame
      todo={t("Move the slider. Guessing is fine.")}
      look={t("See the explanation of my estimate")}
      answered={kept !== null}
      accept={() => setEstimate(value)}
      reply={
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
                  {words(n)}
                  <span class="bar" aria-hidden="true">
                    <span style={{ inlineSize: `${((n - scale.low) / (scale.high - scale.low)) * 100}%` }} />
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </Reply>
      }
    >
      <Slider
        label={t("Your estimate")}
        low={scale.things ? t("none of the {total}", { total: number(scale.high) }) : words(scale.low)}
        high={scale.things ? t("all {total}", { total: number(scale.high) }) : words(scale.high)}
        value={value}
        min={scale.low}
        max={scale.high}
        step={scale.step}
        valueText={words(value)}
        onValue={(next) => {
          setLooked(false);
          setEstimate(next);
        }}
        part="estimate"
      />
    </Frame>
  );
}
