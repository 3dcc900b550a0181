/** The reader's own circle, read back on "Mijn cursus". */
import { Kept, KeptList, OwnWords, RoomToWrite } from "../front/read_back";
import { traitsOf, useTexts } from "../front/widget";
import { saidAt } from "./circle";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

export function ReadBack() {
  const t = useTexts();
  const stations = useContent("_stations");
  const [who] = useTrait("who");
  const [picks] = useTrait("picks");
  const [words] = useTrait("words");
  const other = words.other?.trim() ?? "";
  if (who === "other" && other)
    return (
      <Kept title={t("What plays a part for me, beside this circle")}>
        <OwnWords text={other} />
      </Kept>
    );
  const places = stations.map((station) => ({ ...station, said: saidAt(station, picks, words) }));
  if (who !== "own" || places.every(({ said }) => said.length === 0)) return null;
  const circle = places.slice(0, -1);
  const out = places[places.length - 1];
  return (
    <Kept title={t("My circle")}>
      <ol class="kept-circle">
        {circle.map(({ key, name, said }) => (
          <li key={key}>
            <p class="name">{name}</p>
            {said.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {said.length === 0 && <p class="is-empty">{t("Still empty")}</p>}
          </li>
        ))}
      </ol>
      {out && <KeptList title={t("The way out: {name}", { name: out.name.toLowerCase() })} lines={out.said} />}
      <RoomToWrite lines={2} />
    </Kept>
  );
}
