/** The button that ends a group, and asks first; on the projector and on the leader's own screen. */
import { useState } from "preact/hooks";
import { t } from "./words";

export function EndGroup({ end }: { end: () => void }) {
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <button type="button" class="g-button" data-part="end-session" onClick={() => setSure(true)}>
        {t("End the group")}
      </button>
    );
  return (
    <div class="lead-sure" role="group" aria-label={t("End the group")}>
      <p>{t("Do you want to end the group? All votes are wiped. The phones see that it is over.")}</p>
      <button type="button" class="g-button is-main" data-part="end-yes" onClick={end}>
        {t("Yes, end it")}
      </button>
      <button type="button" class="g-button" data-part="end-no" onClick={() => setSure(false)}>
        {t("No, go on")}
      </button>
    </div>
  );
}
