/** A person on the ground: the feet of who stands are at 0, 0; who sits has the hips lower. 167 high. */
import type { ComponentChildren } from "preact";
import { type Look, Person, type Pose } from "./person";

export interface Stance extends Pose {
  /** How far the hips are to the right and lower than of someone who stands. */
  at?: [number, number];
}

/**
 * @param back is drawn behind the body and leans with it, such as a pack.
 * @param carries stands in the near hand; @param children lies over the body: see Person.
 */
export function Standing(props: {
  look: Look;
  stance: Stance;
  back?: ComponentChildren;
  carries?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const { look, stance, back, carries, children } = props;
  const [x, y] = stance.at ?? [0, 0];
  return (
    <g class="moves" style={{ transform: `translate(${x}px,${y - 148}px)` }}>
      <g class="joint" style={{ transform: `rotate(${stance.lean ?? 0}deg)`, transformOrigin: "0 94px" }}>
        {back}
      </g>
      <Person look={look} pose={stance} carries={carries}>
        {children}
      </Person>
    </g>
  );
}
