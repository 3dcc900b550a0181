/** What stands before the people where none are counted: soft bands, and the yardstick. */
import { Label } from "../parts/label";
import { type Bar, OFTEN, TREATMENTS, YARDSTICK } from "./states";

const LEFT = 38;
const UNIT = 206;

/** Fades to its ends, so that it has no sharp edge: layers, each a bit shorter. */
function Soft({ from, full, to, y }: { from: number; full: [number, number]; to: number; y: number }) {
  return (
    <>
      {[1, 0.86, 0.72, 0.58, 0.44, 0.3, 0.16, 0.02].map((share) => {
        const left = full[0] + (from - full[0]) * share;
        const right = full[1] + (to - full[1]) * share;
        return (
          <rect
            key={share}
            class="soft"
            x={LEFT + left * UNIT}
            y={y}
            width={(right - left) * UNIT}
            height="22"
            rx="4"
          />
        );
      })}
    </>
  );
}

function Row({ bar: [mean, low, high], unit, y }: { bar: Bar; unit: number; y: number }) {
  const middle = mean / unit;
  return (
    <>
      {low !== null && high !== null && <Soft from={low / unit} full={[middle, middle]} to={high / unit} y={y} />}
      <path class={`mean ${low === null ? "is-unsure" : ""}`} d={`M${LEFT + middle * UNIT} ${y}v22`} />
      <path class="zero" d={`M${LEFT} ${y - 4}v44`} />
      <path class="yard" d={`M${LEFT} ${y + 28}h${UNIT}v11h${-UNIT}z`} />
      <path class="ticks" d={[1, 2, 3].map((k) => `M${LEFT + (k * UNIT) / 4} ${y + 28}v5`).join("")} />
      <path class="reach" d={`M${LEFT + UNIT} ${y - 4}v31`} />
    </>
  );
}

export function Board({ of }: { of: string }) {
  const treatment = TREATMENTS[of];
  const often = OFTEN[of];
  const words = treatment ? ["less pain", "able to do more"] : ["without pain", "with pain"];
  const rows = [152, 226];
  return (
    <g class={`board ${of ? "" : "is-gone"}`}>
      <rect class="plank" x="8" y="128" width="344" height="178" rx="12" />
      {of && words.map((word, row) => <Label key={word} x={LEFT - 14} y={(rows[row] ?? 0) + 2} word={word} />)}
      {treatment && <Row bar={treatment.pain} unit={YARDSTICK.pain} y={162} />}
      {treatment?.function && <Row bar={treatment.function} unit={YARDSTICK.function} y={236} />}
      {treatment && !treatment.function && <Label x={LEFT} y={264} word="no number" />}
      {treatment && <Label x={342} y={203} word="yardstick" anchor="end" />}
      {often?.map(([full, to], row) => (
        <Soft key={row} from={0} full={[0, full]} to={to} y={(rows[row] ?? 0) + 12} />
      ))}
    </g>
  );
}
