/** The same touch, another pain: the setting of the alarm decides. The numbers are made in Python. */
import { useMemo, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { Slider } from "../front/slider";
import { Card, defineWidget, type Translate, traitsOf, useTexts } from "../front/widget";
import type { Group, Traits } from "./traits.gen";

const { useContent } = traitsOf<Traits>();

const SETTINGS = ["calm", "nearly calm", "a little sensitive", "sensitive", "quite sensitive", "very sensitive"];
const TOUCHES = ["very light", "light", "ordinary", "firm", "very firm"];
const EXAMPLES = [
  "A feather on the skin",
  "A sleeve over the skin",
  "A hand on the back",
  "A firm push",
  "Pinching hard",
];
const THINGS: [string, string][] = [
  ["bad_night", "a bad night"],
  ["stress", "tension"],
  ["feeling_safe", "you feel safe"],
];
// Pain x100 up to which these words hold.
const PAIN: [number, string][] = [
  [0, "no pain"],
  [200, "a little pain"],
  [500, "pain"],
  [800, "much pain"],
];

function painInWords(hundredths: number): string {
  return PAIN.find(([most]) => hundredths <= most)?.[1] ?? "very much pain";
}

function describe(t: Translate, setting: number, touch: number, pain: number, calmPain: number): string {
  const values = { touch: t(EXAMPLES[touch] ?? ""), pain: t(painInWords(pain)), calm: t(painInWords(calmPain)) };
  if (setting === 0) return t("{touch} gives {calm}. The alarm is calm.", values);
  if (pain === calmPain) return t("{touch} gives {pain} here, just as with a calm alarm.", values);
  if (values.pain === values.calm) return t("{touch} gives more pain here than with a calm alarm.", values);
  return t("{touch} gives {pain} here. With a calm alarm the same touch gives {calm}.", values);
}

/** A group of people along the settings of the alarm: soft at its ends, because nobody knows where they are. */
function Band(props: { text: string; kind: string; group: Group | undefined }) {
  if (!props.group) return null;
  const { from, to, average } = props.group;
  return (
    <div class="group">
      <span>{props.text}</span>
      <div class="track">
        <div
          class={`band is-${props.kind}`}
          style={{
            insetInlineStart: `${100 * from}%`,
            inlineSize: `${100 * (to - from)}%`,
            "--average": `${(100 * (average - from)) / (to - from)}%`,
          }}
        />
      </div>
    </div>
  );
}

function PainAlarm() {
  const t = useTexts();
  const touches = useContent("_touches");
  const pain = useContent("_pain");
  const curves = useContent("_curves");
  const grid = useContent("_grid");
  const border = useContent("_ordinary");
  const shifts = useContent("_shifts");
  const groups = useContent("_groups");
  const figure = useContent("_figure");
  // Without the daily things; may lie beyond the slider's ends, so that what was ticked can be undone.
  const [base, setBase] = useState(useContent("setting"));
  const [touch, setTouch] = useState(useContent("touch"));
  const [things, setThings] = useState<string[]>([]);

  const shift = things.reduce((sum, thing) => sum + (shifts[thing] ?? 0), 0);
  const setting = Math.min(SETTINGS.length - 1, Math.max(0, base + shift));
  const settingWord = t(SETTINGS[setting] ?? "");
  const now = pain[setting]?.[touch] ?? 0;
  const calm = pain[0]?.[touch] ?? 0;

  const drawing = useMemo(() => {
    const curve = (curves[setting] ?? []).map((value) => value / 100);
    const ordinary = grid.filter((strength) => strength <= border);
    const most = curve[ordinary.length - 1] ?? 0;
    const strength = touches[touch] ?? 0;
    const label = { showarrow: false, xref: "x", yref: "y" };
    return {
      traces: [
        { x: ordinary, y: curve.slice(0, ordinary.length) },
        {},
        { y: curve, visible: setting > 0 },
        setting > 0 ? { x: [strength, strength], y: [calm / 100, now / 100] } : { x: [strength], y: [calm / 100] },
      ],
      layout: {
        annotations: [
          {
            ...label,
            xref: "paper",
            yref: "paper",
            x: 0,
            y: 1,
            xanchor: "left",
            yanchor: "bottom",
            text: t("↑ more pain"),
          },
          {
            ...label,
            x: 5.75,
            y: 2.1,
            xshift: 8,
            xanchor: "left",
            yanchor: "top",
            text: t("calm alarm"),
            font: { color: "--c-line-1" },
          },
          {
            ...label,
            x: grid[grid.length - 1],
            y: (curve[grid.length - 1] ?? 0) + 0.2,
            xanchor: "right",
            yanchor: "bottom",
            text: `<b>${t("this alarm")}</b>`,
            font: { color: "--c-alarm-ink" },
            visible: setting > 0,
          },
          {
            ...label,
            x: border,
            y: 10.6,
            xshift: -8,
            xanchor: "right",
            yanchor: "top",
            align: "right",
            text: `${t("ordinary touch")}<br>${most > 0 ? `<b>${t("hurts already")}</b>` : t("gives no pain")}`,
            font: { color: most > 0 ? "--c-alarm-ink" : "--c-ink-soft" },
          },
        ],
      },
    };
  }, [setting, touch]);

  return (
    <Card
      title={t("What happens when the alarm is more sensitive?")}
      todo={t("Leave the touch as it is. Make the alarm more sensitive, and calm again.")}
      note
    >
      <div class="w-controls">
        <Slider
          part="touch"
          label={t("The touch:")}
          low={t("very light")}
          high={t("very firm")}
          min={0}
          max={TOUCHES.length - 1}
          value={touch}
          valueText={t(TOUCHES[touch] ?? "")}
          // The sentence below the drawing says what it did.
          quiet
          onValue={setTouch}
        />
        <fieldset class="w-choices is-row">
          <legend>{t("What else is going on?")}</legend>
          {THINGS.map(([thing, text]) => (
            <label class="w-choice" key={thing}>
              <input
                type="checkbox"
                checked={things.includes(thing)}
                onChange={() =>
                  setThings(things.includes(thing) ? things.filter((other) => other !== thing) : [...things, thing])
                }
              />
              <span>{t(text)}</span>
            </label>
          ))}
        </fieldset>
        <Slider
          part="setting"
          label={t("The alarm:")}
          low={t("calm")}
          high={t("very sensitive")}
          min={0}
          max={SETTINGS.length - 1}
          value={setting}
          valueText={settingWord}
          quiet
          onValue={(value) => setBase(value - shift)}
        />
      </div>
      <Chart
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        summary={describe(t, setting, touch, now, calm)}
        table={{
          head: [t("Touch"), t("Calm alarm"), t("This alarm: {setting}", { setting: settingWord })],
          rows: TOUCHES.map((word, i) => [
            t(word),
            Math.round((pain[0]?.[i] ?? 0) / 100),
            Math.round((pain[setting]?.[i] ?? 0) / 100),
          ]),
        }}
      />
      <div class="groups" data-part="groups">
        <p class="w-label">{t("Where is the alarm of other people?")}</p>
        <Band text={t("people without back pain")} kind="without" group={groups.without} />
        <Band text={t("people with long-lasting back pain")} kind="with" group={groups.with} />
        <div class="ends" aria-hidden="true">
          <span>{t("calm")}</span>
          <span>{t("very sensitive")}</span>
        </div>
        <p>
          {t(
            "On average, people with back pain have a slightly more sensitive alarm. But the groups overlap. Nobody can measure where your alarm is set, and other things can count for pain too.",
          )}
        </p>
      </div>
    </Card>
  );
}

export default defineWidget(PainAlarm);
