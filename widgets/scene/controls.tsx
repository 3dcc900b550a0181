/** What a story is steered with: its buttons, each a sign with words that are heard, and its settings. */
import { dutchVoice } from "../front/voice";
import { useTexts } from "../front/widget";

const SPEEDS: [number, string][] = [
  [0.8, "slower"],
  [1, "ordinary"],
  [1.25, "somewhat faster"],
];

const ICONS = {
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  again: "M5 12a7 7 0 1 0 2.3-5.2M5 4v4h4",
  back: "M14.5 6l-6 6 6 6",
  forth: "M9.5 6l6 6-6 6",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
};

export function Icon(props: { name: keyof typeof ICONS }) {
  return (
    <svg
      class="w-icon"
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill={props.name === "play" ? "currentColor" : "none"}
      stroke="currentColor"
      stroke-width="2.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={ICONS[props.name]} />
    </svg>
  );
}

/** A button with a sign; its words are heard. */
export function Sign(props: {
  /** The words of the story. */
  story: string;
  icon: keyof typeof ICONS;
  name: string;
  off?: boolean;
  onPress: () => void;
  part: string;
}) {
  return (
    <button
      type="button"
      class="w-step"
      aria-label={`${props.name} ${props.story}`}
      // Not `disabled`: the button would lose the keyboard's focus at the last step.
      aria-disabled={props.off ?? false}
      data-part={props.part}
      onClick={() => !props.off && props.onPress()}
    >
      <Icon name={props.icon} />
    </button>
  );
}

export function Settings(props: {
  id: string;
  story: string;
  voice: boolean;
  recorded: boolean;
  speed: number;
  onVoice: (voice: boolean) => void;
  onSpeed: (speed: number) => void;
  onStrip: () => void;
}) {
  const t = useTexts();
  return (
    <div class="settings" id={props.id} data-part="settings">
      <label class="w-toggle">
        <input type="checkbox" checked={props.voice} onChange={() => props.onVoice(!props.voice)} />
        <span>{t("with a voice")}</span>
      </label>
      {!props.recorded && !dutchVoice() && (
        <p class="w-note">{t("No Dutch voice was found on this device. The words stay long enough to be read.")}</p>
      )}
      <fieldset class="w-choices is-row">
        <legend>{t("How fast?")}</legend>
        {SPEEDS.map(([speed, words]) => (
          <label class="w-choice" key={speed}>
            <input
              type="radio"
              name={`${props.id}-speed`}
              checked={speed === props.speed}
              onChange={() => props.onSpeed(speed)}
            />
            <span>{t(words)}</span>
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        class="w-button is-quiet"
        aria-label={`${t("Read it as a strip")} ${props.story}`}
        onClick={props.onStrip}
        data-part="read"
      >
        {t("Read it as a strip")}
      </button>
    </div>
  );
}
