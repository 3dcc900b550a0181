/** The button that ends a group, and asks first; on the projector and on the leader's own screen. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "./words";

export function EndGroup({
  end,
  wrap,
  asked = false,
  children,
}: {
  end: () => void;
  /** About to end, so that everyone gets what they may keep; or not yet, after all. */
  wrap: (on: boolean) => void;
  /** Whether another window is about to end it. */
  asked?: boolean;
  /** What may be kept. Below the buttons: it comes a moment later, and must not push away what is about to be pressed. */
  children?: ComponentChildren;
}) {
  const [sure, ask] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  // Longer than the button that asked for it: on a phone its answers would be below the screen.
  useLayoutEffect(() => {
    if (sure) place.current?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }, [sure]);
  const setSure = (on: boolean) => {
    ask(on);
    wrap(on);
  };
  if (!sure && !asked)
    return (
      <button type="button" class="g-button" data-part="end-session" onClick={() => setSure(true)}>
        {t("End the group")}
      </button>
    );
  return (
    <div class="lead-sure" role="group" ref={place} aria-label={t("End the group")}>
      {/* The focus comes here first: pressed twice, nothing ends. */}
      <p tabIndex={-1}>{t("Do you want to end the group? All votes are wiped. The phones see that it is over.")}</p>
      <button type="button" class="g-button is-main" data-part="end-yes" onClick={end}>
        {t("Yes, end it")}
      </button>
      <button type="button" class="g-button" data-part="end-no" onClick={() => setSure(false)}>
        {t("No, go on")}
      </button>
      {children}
    </div>
  );
}
