/** The questions, read back on "Mijn cursus", with room for what was answered. */
import { Kept, RoomToWrite } from "../front/read_back";
import { traitsOf, useTexts } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useTrait } = traitsOf<Traits>();

export function ReadBack() {
  const t = useTexts();
  const [questions] = useTrait("questions");
  if (questions.length === 0) return null;
  return (
    <Kept title={t("What I still want to ask")} inSummary={{ questions: questions.map(({ text }) => text) }}>
      <ol class="kept-questions">
        {questions.map(({ id, text }) => (
          <li key={id}>
            {text}
            <RoomToWrite lines={2} />
          </li>
        ))}
      </ol>
    </Kept>
  );
}
