/** What was tried out, read back on "Mijn cursus". */
import { Kept, OwnWords, RoomToWrite } from "../front/read_back";
import { useTexts } from "../front/widget";
import { sentences, useKept } from "./kept";

export function ReadBack() {
  const t = useTexts();
  const kept = useKept();
  const what = kept.what.trim();
  const lines = sentences(t, kept).filter(([, said]) => said);
  if (!what) return null;
  const noticed = kept.told.trim() || kept.happened.trim();
  return (
    <Kept
      title={t("What I tried out")}
      inSummary={{ thoughts: noticed ? [t("I tried: {what}. What I noticed: {noticed}", { what, noticed })] : [] }}
    >
      {lines.map(([about, said]) => (
        <div key={about}>
          <h4>{about}</h4>
          <OwnWords text={said} />
        </div>
      ))}
      {!noticed && <RoomToWrite lines={2} />}
    </Kept>
  );
}
