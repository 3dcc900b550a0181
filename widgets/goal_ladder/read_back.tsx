/** The goal and its ladder, read back on "Mijn cursus". */
import { Kept, OwnWords, RoomToWrite } from "../front/read_back";
import { traitsOf, useTexts } from "../front/widget";
import type { Step, Traits } from "./traits.gen";

const { useTrait } = traitsOf<Traits>();

export const keyOf = ({ text }: Step) => text.toLowerCase();

export function ReadBack() {
  const t = useTexts();
  const goal = useTrait("goal")[0].trim();
  const why = useTrait("why")[0].trim();
  const [steps] = useTrait("steps");
  if (!goal && !why && steps.length === 0) return null;
  const next = steps.find(({ done }) => !done);
  return (
    <Kept title={t("My goal")} inSummary={{ wish: [goal], step: next ? [next.text] : [] }}>
      {goal && <OwnWords text={goal} />}
      {why && (
        <>
          <h4>{t("This is why I want it")}</h4>
          <OwnWords text={why} />
        </>
      )}
      {steps.length > 0 && (
        <>
          <h4>{t("My ladder")}</h4>
          <ol class="kept-ladder">
            {steps.map((step) => (
              <li key={keyOf(step)}>
                <span class={step.done ? "kept-box is-done" : "kept-box"} aria-hidden="true" />
                {step.text}
                {step.done && <span class="done"> {t("(done)")}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
      <RoomToWrite lines={3} />
    </Kept>
  );
}
