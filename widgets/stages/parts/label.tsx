import { useTexts } from "../../front/widget";

/** A word in a drawing, from the catalogue of the widget around it. */
export function Label(props: {
  x: number;
  y: number;
  word: string;
  anchor?: "start" | "middle" | "end";
  small?: boolean;
  /** Each word below the other, where there is little room beside it; the last one stands at `y`. */
  stacked?: boolean;
  /** For the `{places}` in the word. */
  values?: Record<string, string | number>;
}) {
  const t = useTexts();
  const said = t(props.word, props.values);
  const lines = props.stacked ? said.split(" ") : [said];
  return (
    <text class={props.small ? "is-small" : undefined} x={props.x} y={props.y} text-anchor={props.anchor ?? "start"}>
      {lines.length === 1
        ? said
        : lines.map((line, i) => (
            <tspan key={line} x={props.x} dy={`${i ? 1.05 : 1.05 * (1 - lines.length)}em`}>
              {`${line} `}
            </tspan>
          ))}
    </text>
  );
}
