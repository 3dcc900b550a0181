/** The two lists, read back on "Mijn cursus". */
import { Kept, KeptList } from "../front/read_back";
import { traitsOf, useTexts } from "../front/widget";
import type { Side } from "./cards";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

export function ReadBack() {
  const t = useTexts();
  const danger = useContent("danger");
  const safety = useContent("safety");
  const [chosen] = useTrait("chosen");
  const [own] = useTrait("own");
  const ready = (cards: Record<string, string>) =>
    Object.entries(cards).flatMap(([key, text]) => (chosen.includes(key) ? [text] : []));
  const ownOf = (side: Side) => own.flatMap((item) => (item.side === side ? [item.text] : []));
  const up = [...ready(danger), ...ownOf("danger")];
  const down = [...ready(safety), ...ownOf("safety")];
  if (up.length + down.length === 0) return null;
  return (
    <Kept
      title={t("My alarm")}
      inSummary={{ sharper: [...ownOf("danger"), ...up], calmer: [...ownOf("safety"), ...down] }}
    >
      <div class="kept-lists">
        <KeptList title={t("Can make my alarm more sensitive")} lines={up} />
        <KeptList title={t("Can make my alarm calmer")} lines={down} />
      </div>
    </Kept>
  );
}
