/** A native slider with words at both ends and a button for one step less or more. */
import { useState } from "preact/hooks";
import { useId, useTexts } from "./widget";

export function Slider(props: {
  label: string;
  /** Words at the two ends. */
  low: string;
  high: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** What the value is called in words, read aloud instead of the number. */
  valueText: string;
  onValue: (value: number) => void;
  part?: string;
  /** True where a sentence tells what the value did, or while it moves by itself: one message for each change. */
  quiet?: boolean;
}) {
  const t = useTexts();
  const id = useId();
  // A screen reader says the new value of a slider by itself, and nothing of its buttons.
  const [pressed, setPressed] = useState(false);
  const step = props.step ?? 1;
  const name = props.label.replace(/\s*[:?]$/, "");
  const move = (by: number) => {
    const next = Math.min(props.max, Math.max(props.min, props.value + by));
    if (next === props.value) return;
    // A decimal step would gather rounding dust (0.1 + 0.2).
    props.onValue(Number(next.toFixed(6)));
    setPressed(true);
  };
  return (
    <div class="w-slider" data-part={props.part}>
      <label class="w-slider-label" for={id}>
        {props.label} {/* For eyes: the slider itself has these words as its value. */}
        <output class="w-slider-value" for={id} aria-hidden="true">
          {props.valueText}
        </output>
      </label>
      <div class="w-slider-row" onFocusOut={() => setPressed(false)}>
        <button
          type="button"
          class="w-step"
          aria-label={t("{label}: a step less", { label: name })}
          // Not `disabled`: the button would lose the keyboard's focus at the end of the slider.
          aria-disabled={props.value <= props.min}
          onClick={() => move(-step)}
        >
          <span aria-hidden="true">−</span>
        </button>
        <input
          id={id}
          type="range"
          min={props.min}
          max={props.max}
          step={step}
          value={props.value}
          aria-valuetext={props.valueText}
          style={{ "--w-fill": `${(100 * (props.value - props.min)) / (props.max - props.min)}%` }}
          onInput={(event) => props.onValue(event.currentTarget.valueAsNumber)}
        />
        <button
          type="button"
          class="w-step"
          aria-label={t("{label}: a step more", { label: name })}
          aria-disabled={props.value >= props.max}
          onClick={() => move(step)}
        >
          <span aria-hidden="true">+</span>
        </button>
      </div>
      <div class="w-slider-ends" aria-hidden="true">
        <span>{props.low}</span>
        <span>{props.high}</span>
      </div>
      <p class="w-visually-hidden" aria-live="polite">
        {pressed && !props.quiet && props.valueText}
      </p>
    </div>
  );
}
