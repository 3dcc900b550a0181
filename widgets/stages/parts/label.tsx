import { useTexts } from "../../front/widget";

/** A word in a drawing, from the catalogue of the widget around it. */
export function Label(props: {
  x: number;
  y: number;
  word: string;
  anchor?: "start" | "middle" | "end";
  small?: boolean;
  /** For the `{places}` in the word. */
  values?: Record<string, string | number>;
}) {
  const t = useTexts();
  return (
    <text class={props.small ? "is-small" : undefined} x={props.x} y={props.y} text-anchor={props.anchor ?? "start"}>
      {t(props.word, props.values)}
    </text>
  );
}
