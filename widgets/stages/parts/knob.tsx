/** A volume knob, 44 wide, the origin in its middle. `value` is a step from 0 (soft) to 4 (loud). */
export function Knob(props: { value: number }) {
  return (
    <g class="knob">
      <circle class="plate" r="22" />
      {[0, 1, 2, 3, 4].map((step) => {
        const angle = ((step * 60 - 210) * Math.PI) / 180;
        return (
          <circle
            key={step}
            class={step <= props.value ? "dot is-on" : "dot"}
            cx={(16.5 * Math.cos(angle)).toFixed(1)}
            cy={(16.5 * Math.sin(angle)).toFixed(1)}
            r={1.8 + step * 0.35}
          />
        );
      })}
      <g class="moves" style={{ transform: `rotate(${props.value * 60 - 120}deg)` }}>
        <circle class="cap" r="11" />
        <path class="mark" d="M0-8v6" />
      </g>
    </g>
  );
}
