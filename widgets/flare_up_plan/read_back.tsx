/** The plan as it was kept, and read back on "Mijn cursus". */
import { Kept, KeptList, OwnWords, RoomToWrite } from "../front/read_back";
import { traitsOf, useTexts } from "../front/widget";
import { FirstLook } from "./first_look";
import type { Part, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

export const CALL = "call";

/** The lines of what was written; an answer that was taken over is one of them. */
export const linesOf = (text: string | undefined) => (text ?? "").split("\n").filter((line) => line.trim());

/** What the reader chose and wrote in one part. */
function saidIn({ key, options }: Part, picks: Record<string, string[]>, words: Record<string, string>): string[] {
  const chosen = options.filter((option) => picks[key]?.includes(option.key)).map((option) => option.text);
  return [...chosen, ...linesOf(words[key]).map((line) => line.trim())];
}

const asSentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

export function useWhatWasKept() {
  const parts = useContent("_parts");
  const [picks] = useTrait("picks");
  const [words] = useTrait("words");
  return {
    call: words[CALL]?.trim() ?? "",
    shown: parts.map((part) => ({ ...part, said: saidIn(part, picks, words) })).filter((part) => part.said.length > 0),
  };
}

export function ReadBack() {
  const t = useTexts();
  const { shown, call } = useWhatWasKept();
  if (shown.length === 0 && !call) return null;
  return (
    <Kept
      title={t("My plan for a flare-up")}
      inSummary={{ plan: shown.map(({ name, said }) => `${name}: ${[...said].reverse().map(asSentence).join(" ")}`) }}
    >
      {shown.map((part) => (
        <KeptList key={part.key} title={part.name} lines={part.said} />
      ))}
      {call && (
        <>
          <h4>{t("Whom I can call")}</h4>
          <OwnWords text={call} />
        </>
      )}
      <RoomToWrite lines={3} />
      <FirstLook class="kept-always" />
    </Kept>
  );
}
