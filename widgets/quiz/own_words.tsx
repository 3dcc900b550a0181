/** An open question: own words, kept and never judged. */
import { Kept, OwnWords as Said, wordsOf } from "../front/read_back";
import { TextField } from "../front/text_field";
import { traitsOf, useId, useTexts } from "../front/widget";
import { TODO } from "./choices";
import { Frame, type Sent, useLooked } from "./frame";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

export function OwnWords() {
  const t = useTexts();
  const explanation = useContent("explanation_html");
  const [words] = useTrait("own_words");
  return (
    <Frame
      todo={t(TODO.open)}
      explained={Boolean(explanation)}
      answered={words.trim() !== ""}
      first={t("Write a few words first. One sentence is enough.")}
    >
      <OwnWordsFields />
    </Frame>
  );
}

export function OwnWordsFields({ note }: Sent) {
  const t = useTexts();
  const most = useContent("_most_characters");
  const [words, setWords] = useTrait("own_words");
  const [looked, setLooked] = useLooked();
  const id = useId();
  return (
    <>
      <label class="w-label" for={id}>
        {t("In your own words")}
      </label>
      <TextField
        id={id}
        lines
        keptAs={note ? undefined : "own_words"}
        aria-describedby={`${id}-note`}
        most={most}
        value={words}
        onText={(next) => {
          // Beginning again is a new answer; going on with the same one is not.
          if (looked && (next.trim() === "" || words.trim() === "")) setLooked(false);
          setWords(next);
        }}
      />
      <p class="w-note" id={`${id}-note`}>
        {note ?? t("What you write stays on this device.")}
      </p>
    </>
  );
}

export function ReadBack() {
  const question = wordsOf(useContent("question_html"));
  const words = useTrait("own_words")[0].trim();
  return words ? (
    <Kept title={question} inSummary={{ own: [words] }}>
      <Said text={words} />
    </Kept>
  ) : null;
}
