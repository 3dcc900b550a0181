/** A calm evening: pick, add own words, put in order. No times, no score. */
import { useRef, useState } from "preact/hooks";
import { OrderedList } from "../front/ordered_list";
import { PutBack } from "../front/put_back";
import { Kept, RoomToWrite } from "../front/read_back";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import type { Known, Own, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

type Item = Known | Own;

/** An activity that is not in the list any more stays kept, and is not shown. */
function useEvening(): [Item[], (evening: Item[]) => void] {
  const activities = useContent("activities");
  const [kept, keep] = useTrait("evening");
  return [kept.filter((item) => "own" in item || Object.hasOwn(activities, item.key)), keep];
}

/** No ready-made key holds a space. */
const keyOf = (item: Item) => ("key" in item ? item.key : `own ${item.own.toLowerCase()}`);

function MyEvening() {
  const t = useTexts();
  const activities = useContent("activities");
  const mostCharacters = useContent("_most_characters");
  const mostOwn = useContent("_most_own");
  const [evening, keep] = useEvening();
  const [draft, setDraft] = useState("");
  const [said, setSaid] = useState("");
  const [gone, setGone] = useState<{ item: Item; place: number } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const textOf = (item: Item) => ("key" in item ? (activities[item.key] ?? "") : item.own);
  const has = (key: string) => evening.some((item) => keyOf(item) === key);

  const pick = (key: string) => {
    setGone(null);
    keep(has(key) ? evening.filter((item) => keyOf(item) !== key) : [...evening, { key }]);
  };

  const add = () => {
    const own = draft.trim();
    if (!own) return setSaid(t("Write a few words first."));
    if (own.length > mostCharacters) return setSaid(t("Make it a little shorter first."));
    if (evening.some((item) => textOf(item).toLowerCase() === own.toLowerCase()))
      return setSaid(t("That is part of your evening already."));
    if (evening.filter((item) => "own" in item).length >= mostOwn)
      return setSaid(t("There is room for {n} activities of your own. Take one away first.", { n: mostOwn }));
    keep([...evening, { own }]);
    setDraft("");
    setGone(null);
    setSaid(t("Added: {text}", { text: own }));
  };

  const takeAway = (key: string) => {
    const place = evening.findIndex((item) => keyOf(item) === key);
    const item = evening[place];
    if (!item) return;
    keep(evening.filter((other) => other !== item));
    setGone({ item, place });
    // The last one went away with its button.
    if (evening.length === 1) heading.current?.focus();
  };

  const putBack = () => {
    if (!gone) return;
    if (!has(keyOf(gone.item))) keep([...evening.slice(0, gone.place), gone.item, ...evening.slice(gone.place)]);
    setGone(null);
    heading.current?.focus();
  };

  return (
    <Card
      title={t("What does your calm evening look like?")}
      todo={t("Pick one or two things you like. More is fine, but not needed.")}
    >
      <fieldset class="w-choices picks" data-part="picks">
        <legend>{t("What would you like to do?")}</legend>
        {Object.entries(activities).map(([key, text]) => (
          <label class="w-choice" key={key}>
            <input type="checkbox" checked={has(key)} onChange={() => pick(key)} />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      <form
        method="dialog"
        class="own"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label class="w-label" for={id}>
          {t("Something else? Write it in your own words.")}
        </label>
        <div class="w-row">
          <TextField id={id} enterkeyhint="done" most={mostCharacters} value={draft} onText={setDraft} />
          <button type="submit" class="w-button is-quiet">
            {t("Add to my evening")}
          </button>
        </div>
        <p class="said" aria-live="polite" aria-atomic="true" data-part="said">
          {said}
        </p>
      </form>
      <section class="w-sheet" aria-labelledby={`${id}-evening`} data-part="evening">
        <h4 id={`${id}-evening`} ref={heading} tabIndex={-1}>
          {t("My evening")}
        </h4>
        {evening.length === 0 ? (
          <p class="empty">{t("Nothing picked yet. Feel free to begin with one thing.")}</p>
        ) : (
          <OrderedList
            label={t("My evening")}
            items={evening.map((item) => ({ key: keyOf(item), text: textOf(item) }))}
            onOrder={(keys) => {
              const inOrder = keys.flatMap((key) => evening.filter((item) => keyOf(item) === key));
              setGone(null);
              keep(inOrder);
            }}
            onAway={takeAway}
          />
        )}
        <PutBack text={gone ? textOf(gone.item) : undefined} onBack={putBack} />
      </section>
      <p class="w-note">{t("The order is yours. Skipping an evening is fine.")}</p>
      <p class="w-note">
        {t("Relaxing is meant to be pleasant. Nobody knows beforehand whether you will sleep better.")}
      </p>
      <p class="w-note print-hint">{t("Your choice stays on this device. You can print this page.")}</p>
    </Card>
  );
}

function ReadBack() {
  const t = useTexts();
  const activities = useContent("activities");
  const [evening] = useEvening();
  if (evening.length === 0) return null;
  return (
    <Kept title={t("My evening")}>
      <ol>
        {evening.map((item) => (
          <li key={keyOf(item)}>{"key" in item ? activities[item.key] : item.own}</li>
        ))}
      </ol>
      <RoomToWrite lines={2} />
    </Kept>
  );
}

export default defineWidget(MyEvening, { readBack: ReadBack });
