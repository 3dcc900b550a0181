/** A plan for a flare-up, in ready choices and own words. What is new or different belongs to the safety list. */
import { useRef } from "preact/hooks";
import { WithPhoneNumbers } from "../front/phone_numbers";
import { printOnly } from "../front/print";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import { FirstLook, ToSafetyList } from "./first_look";
import { CALL, linesOf, ReadBack, useWhatWasKept } from "./read_back";
import type { Part, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

/** The part in which the reader's own answers of elsewhere are offered. */
const DOING = "during";

/** What was chosen and written, part by part; the numbers in it can be called. */
function Shown({ shown, call }: { shown: (Part & { said: string[] })[]; call: string }) {
  const t = useTexts();
  return (
    <>
      {shown.map((part) => (
        <div class="shown" key={part.key}>
          <p class="name">{part.name}</p>
          <ul>
            {part.said.map((line, i) => (
              <li key={i}>
                <WithPhoneNumbers text={line} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {call && (
        <div class="shown">
          <p class="name">{t("Whom I can call")}</p>
          <p class="call">
            <WithPhoneNumbers text={call} />
          </p>
        </div>
      )}
    </>
  );
}

/** Made in another lesson: only to read. */
function PlanToRead() {
  const t = useTexts();
  const { shown, call } = useWhatWasKept();
  return (
    <Card title={t("My plan for a flare-up")}>
      {shown.length === 0 && !call ? (
        <p class="empty">{t("You have no plan yet. That is all right: you need not make one today.")}</p>
      ) : (
        <section class="plan" data-part="plan">
          <Shown shown={shown} call={call} />
          <FirstLook class="always" />
        </section>
      )}
    </Card>
  );
}

function FlareUpPlan() {
  return useContent("_to_read") ? <PlanToRead /> : <PlanToMake />;
}

function PlanToMake() {
  const t = useTexts();
  const parts = useContent("_parts");
  const most = useContent("_most_characters");
  const [picks, setPicks] = useTrait("picks");
  const [words, setWords] = useTrait("words");
  const [answers] = useTrait("_own");
  const plan = useRef<HTMLElement>(null);
  const id = useId();

  const toggle = (part: string, option: string) => {
    const now = picks[part] ?? [];
    setPicks({ ...picks, [part]: now.includes(option) ? now.filter((other) => other !== option) : [...now, option] });
  };
  const write = (key: string, text: string) => setWords({ ...words, [key]: text });
  const done = linesOf(words[DOING]);
  const withLine = (text: string) => [...done, text].join("\n");
  // What has no room any more is not offered.
  const offered = answers.filter(({ text }) => done.includes(text) || withLine(text).length <= most);
  const { shown, call } = useWhatWasKept();

  const own = (key: string, label: string) => (
    <>
      <label class="w-label" for={`${id}-${key}`}>
        {label}
      </label>
      <TextField
        id={`${id}-${key}`}
        lines
        keptAs={key}
        most={most}
        value={words[key] ?? ""}
        onText={(text) => write(key, text)}
      />
    </>
  );

  return (
    <Card
      title={t("What do you do when your pain flares up?")}
      todo={t("A few days with more pain than usual are common. Make your plan on a calm day.")}
    >
      <div class="safety-pointer" data-part="safety-pointer">
        <p>
          {t(
            "Is something new or very different, also something other than pain? Then first look at the list at the top of this page:",
          )}{" "}
          <ToSafetyList />
        </p>
      </div>
      {parts.map((part) => (
        <div class="part" key={part.key} data-part={`part-${part.key}`}>
          <fieldset class="w-choices">
            <legend>
              <span class="name">{part.name}</span> {part.question}
            </legend>
            {part.options.map(({ key, text }) => (
              <label class="w-choice" key={key}>
                <input
                  type="checkbox"
                  checked={picks[part.key]?.includes(key)}
                  onChange={() => toggle(part.key, key)}
                />
                <span>{text}</span>
              </label>
            ))}
            {part.key === DOING &&
              offered.map(({ text, lesson }) => (
                <label class="w-choice" key={text} data-part="offered">
                  <input
                    type="checkbox"
                    checked={done.includes(text)}
                    onChange={() =>
                      write(
                        DOING,
                        done.includes(text) ? done.filter((line) => line !== text).join("\n") : withLine(text),
                      )
                    }
                  />
                  <span>
                    {text} <small>{lesson ? t("(your own, lesson {n})", { n: lesson }) : t("(your own)")}</small>
                  </span>
                </label>
              ))}
          </fieldset>
          {own(part.key, t("{name}, in my own words", { name: part.name }))}
        </div>
      ))}
      <div class="part" data-part="part-call">
        {own(CALL, t("Whom can I call or ask? Write names and numbers if you like."))}
      </div>
      <section class="plan" aria-labelledby={`${id}-plan`} ref={plan} data-part="plan">
        <h4 id={`${id}-plan`}>{t("My plan for a flare-up")}</h4>
        {shown.length === 0 && !call && (
          <p class="empty">{t("Your plan appears here. Feel free to begin with one thing.")}</p>
        )}
        <Shown shown={shown} call={call} />
        <FirstLook class="always" />
      </section>
      <div class="w-row keep">
        <button type="button" class="w-button is-quiet" data-part="print" onClick={() => printOnly(plan.current)}>
          {t("Print my plan")}
        </button>
      </div>
      <p class="w-note">{t("Your plan stays on this device. Whoever uses this device can read it.")}</p>
    </Card>
  );
}

export default defineWidget(FlareUpPlan, { readBack: ReadBack });
