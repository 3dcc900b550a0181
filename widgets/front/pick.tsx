/** One of a list, beside what it is asked: a native select over the words that are chosen, which wrap where a select would cut them off. */
import { useId } from "./widget";

interface Props {
  label: string;
  /** Key and name of each. */
  options: { key: string; name: string }[];
  value: string;
  onValue: (key: string) => void;
}

export function Pick(props: Props) {
  const id = useId();
  return (
    <div class="w-asks-pick">
      <label for={id}>{props.label}</label>
      <div class="w-pick">
        {/* All names stand in the same place: it is as high as the highest, so that nothing moves. */}
        {props.options.map(({ key, name }) => (
          <span key={key} class={key === props.value ? "is-chosen" : ""} aria-hidden="true">
            {name}
          </span>
        ))}
        <select
          id={id}
          class="w-select"
          value={props.value}
          onChange={(event) => props.onValue(event.currentTarget.value)}
        >
          {props.options.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
