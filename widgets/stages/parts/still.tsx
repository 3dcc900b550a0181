/** A picture that never changes, such as a panel of a strip, is drawn without what cannot be seen in it. */
import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";

export const Still = createContext(false);

/** What can come and go: it fades where a picture goes on to the next one. */
export function Comes(props: { shown: boolean; class: string; transform?: string; children: ComponentChildren }) {
  if (useContext(Still) && !props.shown) return null;
  return (
    <g class={props.shown ? props.class : `${props.class} is-gone`} transform={props.transform}>
      {props.children}
    </g>
  );
}
