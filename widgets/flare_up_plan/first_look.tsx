/** What is new or different comes first: it belongs to the safety list, and not to a plan. */
import { useLayoutEffect, useState } from "preact/hooks";
import { useTexts } from "../front/widget";

/** The safety list in the header of each page of the course. */
const SAFETY = "bel-de-dokter";

/** Opens the list in the header; a page without that header (JupyterLab) has no link. */
function openSafetyList(): void {
  const list = document.getElementById(SAFETY)?.closest("details");
  if (list) list.open = true;
}

export function ToSafetyList() {
  const t = useTexts();
  const [isThere, setThere] = useState(true);
  useLayoutEffect(() => setThere(document.getElementById(SAFETY) !== null), []);
  return isThere ? (
    <a href={`#${SAFETY}`} onClick={openSafetyList}>
      {t("When do you call the doctor?")}
    </a>
  ) : (
    <b>{t("When do you call the doctor?")}</b>
  );
}

/** Stands on the plan itself, also where it is read again. */
export function FirstLook(props: { class: string }) {
  const t = useTexts();
  return (
    <p class={props.class}>
      {t("Is something new or very different, also something other than pain? Then first look at")} “<ToSafetyList />
      ”.
    </p>
  );
}
