/** The alarm: a bell with light and sound, about 110 wide. The origin is its middle; level 0 is silent, 3 is loud. */
export function Bell(props: { level: number }) {
  const { level } = props;
  return (
    <g class={`bell level-${level}`}>
      <circle class="glow" r="50" style={{ transform: `scale(${0.55 + level * 0.15})`, opacity: level ? 1 : 0 }} />
      {[1, 2, 3].map((ring) => {
        const r = 22 + ring * 9;
        const x = r * 0.87;
        const y = r * 0.5;
        return (
          <path
            key={ring}
            class={level >= ring ? "wave fades" : "wave fades is-gone"}
            d={`M${x} ${-y}A${r} ${r} 0 0 1 ${x} ${y}M${-x} ${-y}A${r} ${r} 0 0 0 ${-x} ${y}`}
          />
        );
      })}
      <g class="swings">
        <circle class="clapper" cy="-28" r="5" />
        <circle class="clapper" cy="24" r="7" />
        <path class="metal" d="M-26 20C-18 12-19 2-18-6-17-18-9-25 0-25 9-25 17-18 18-6 19 2 18 12 26 20Z" />
      </g>
    </g>
  );
}
