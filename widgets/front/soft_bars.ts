/** Bars with soft ends for a Plotly bar trace: they fade where the number is uncertain. */

export interface SoftBar {
  /** Row of the bar. */
  y: number;
  /** Where the fading begins and ends. */
  low: number;
  high: number;
  /** Name of a token. */
  color: string;
}

const LAYERS = 24;
// So many layers over each other are nearly opaque.
const OPACITY = 0.13;

/** What a trace with `barmode: "overlay"` needs: each bar is many thin layers, one a little longer than the other. */
export function softBars(bars: SoftBar[]): Record<string, unknown> {
  const layers = bars.flatMap(({ y, low, high, color }) =>
    Array.from({ length: LAYERS }, (_, n) => ({ y, color, x: low + ((high - low) * (n + 0.5)) / LAYERS })),
  );
  return {
    x: layers.map(({ x }) => x),
    y: layers.map(({ y }) => y),
    marker: { color: layers.map(({ color }) => color), opacity: OPACITY, line: { width: 0 } },
  };
}
