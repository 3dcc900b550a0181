/** Ten equal touches, a calm alarm and a sensitive one side by side; pauses calm the build-up. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { Slider } from "../front/slider";
import { Card, defineWidget, traitsOf, useTexts } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useContent } = traitsOf<Traits>();

// Quicker than in life: ten touches with the longest pause would take a minute.
const MILLISECONDS_A_SECOND = 400;
const DOT = 11;
const NEWEST_DOT = 17;
// Per cent of the first touch up to which these words hold.
const TIMES: [number, string][] = [
  [120, "a little stronger than the first"],
  [140, "clearly stronger than the first"],
  [160, "about one and a half times as strong as the first"],
  [190, "almost twice as strong as the first"],
  [215, "about twice as strong as the first"],
  [245, "more than twice as strong as the first"],
];

function inWords(percent: number): string {
  return TIMES.find(([most]) => percent <= most)?.[1] ?? "more than two and a half times as strong as the first";
}

function BuildUp() {
  const t = useTexts();
  const pauses = useContent("_pauses");
  const strength = useContent("_strength");
  const words = useContent("_words");
  const figure = useContent("_figure");
  const [pause, setPause] = useState(useContent("pause"));
  // How many touches have been played, or null when all are shown.
  const [played, setPlayed] = useState<number | null>(null);
  // What is seen while they are played is told at its end, to who hears the page.
  const [told, setTold] = useState(false);

  const row = pauses.indexOf(pause);
  const calm = strength.calm[row] ?? [];
  const sensitive = strength.sensitive[row] ?? [];
  const repeats = calm.length;

  useEffect(() => {
    if (played === null) return;
    setTold(false);
    const next = setTimeout(() => {
      setPlayed(played < repeats ? played + 1 : null);
      setTold(played === repeats);
    }, pause * MILLISECONDS_A_SECOND);
    return () => clearTimeout(next);
  }, [played, pause, repeats]);

  const drawing = useMemo(() => {
    const shown = played ?? repeats;
    const numbers = calm.slice(0, shown).map((_, i) => i + 1);
    const sizes = numbers.map((number) => (number === played ? NEWEST_DOT : DOT));
    const dots = (values: number[], i: number) => ({
      x: numbers,
      y: values.slice(0, shown).map((value) => value / 100),
      marker: { ...(figure.data[i]?.marker as Record<string, unknown>), size: sizes },
    });
    const shortest = (values: number[][]) => ({ y: values[0]?.map((value) => value / 100), visible: row > 0 });
    const label = { showarrow: false, xref: "paper", yref: "paper", xanchor: "left" };
    return {
      traces: [shortest(strength.calm), shortest(strength.sensitive), dots(calm, 2), dots(sensitive, 3)],
      layout: {
        annotations: [
          { ...label, x: 0, y: 1, yanchor: "bottom", text: `<b>${t("calm alarm")}</b>`, font: { color: "--c-line-1" } },
          {
            ...label,
            x: 0.53,
            y: 1,
            yanchor: "bottom",
            text: `<b>${t("sensitive alarm")}</b>`,
            font: { color: "--c-alarm-ink" },
          },
          {
            ...label,
            yref: "y",
            x: 0,
            y: 1,
            yanchor: "top",
            text: t("as strong as the first"),
            font: { color: "--c-ink-soft" },
          },
          {
            ...label,
            yref: "y",
            x: 0,
            y: 2,
            yanchor: "bottom",
            text: t("twice as strong"),
            font: { color: "--c-ink-soft" },
          },
          {
            ...label,
            xref: "x2",
            yref: "y",
            x: repeats,
            y: (strength.sensitive[0]?.[repeats - 1] ?? 0) / 100 + 0.05,
            xanchor: "right",
            yanchor: "bottom",
            text: t("with a short pause"),
            font: { color: "--c-ink-soft" },
            visible: row > 0,
          },
          {
            ...label,
            x: 0.5,
            y: 0,
            xanchor: "center",
            yanchor: "top",
            yshift: -4,
            text: t("{n} touches in a row", { n: repeats }),
          },
        ],
      },
    };
  }, [row, played]);

  const summary = t("With a calm alarm the last touch feels {calm}. With a sensitive alarm: {sensitive}.", {
    calm: t(inWords(calm[repeats - 1] ?? 100)),
    sensitive: t(inWords(sensitive[repeats - 1] ?? 100)),
  });

  return (
    <Card
      title={t("What happens when a touch is repeated?")}
      todo={t("Each touch is equally firm. Make the pauses longer and see what happens.")}
      note
    >
      <div class="w-controls">
        <Slider
          part="pause"
          label={t("Pause between the touches:")}
          low={t("short")}
          high={t("long")}
          min={pauses[0] ?? 1}
          max={pauses[pauses.length - 1] ?? 1}
          value={pause}
          valueText={pause === 1 ? t("1 second") : t("{n} seconds", { n: pause })}
          // The sentence below the drawing says what it did.
          quiet
          onValue={(value) => {
            setPlayed(null);
            setTold(false);
            setPause(value);
          }}
        />
        <div class="w-row">
          <button type="button" class="w-button is-quiet" onClick={() => setPlayed(played === null ? 1 : null)}>
            {played === null ? t("Play the ten touches") : t("Stop playing")}
          </button>
        </div>
      </div>
      <Chart
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        height={280}
        summary={summary}
        table={{
          head: [t("Touch"), t("Calm alarm"), t("Sensitive alarm")],
          rows: calm.map((_, i) => [
            i + 1,
            t("{n} times", { n: words.calm[row]?.[i] ?? "" }),
            t("{n} times", { n: words.sensitive[row]?.[i] ?? "" }),
          ]),
        }}
      />
      <p class="w-visually-hidden" aria-live="polite" data-part="told">
        {told && `${t("The ten touches were played.")} ${summary}`}
      </p>
      <p>{t("A pause gives the alarm time to calm. With a sensitive alarm that takes longer.")}</p>
    </Card>
  );
}

export default defineWidget(BuildUp);
