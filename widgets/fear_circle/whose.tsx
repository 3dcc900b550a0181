/** Whose circle one looks at: one's own, that of Fatima, or none. */
import { useTexts } from "../front/widget";
import type { Traits } from "./traits.gen";

type Who = Traits["who"];

export function Whose({ who, onWho }: { who: Who; onWho: (who: Who) => void }) {
  const t = useTexts();
  const choices: [Who, string][] = [
    ["own", t("I make my own circle")],
    ["example", t("I look at the example of Fatima")],
    ["other", t("I do not recognise myself in this")],
  ];
  return (
    <div class="who" data-part="who">
      {choices.map(([key, text]) => (
        <button type="button" class="w-button is-quiet" key={key} aria-pressed={who === key} onClick={() => onWho(key)}>
          {text}
        </button>
      ))}
    </div>
  );
}
