/** A chart: Plotly draws it, one sentence says what it shows, a table gives its numbers. */
import type { Figure } from "plotly.js-basic-dist-min";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useTexts } from "./widget";

/** Numbers behind a chart, as the reader sees them. */
export interface Table {
  head: string[];
  rows: (string | number)[][];
}

// One promise for the page: the bundle is 350 KB, so it is fetched once and only when needed.
let plotly: Promise<typeof import("plotly.js-basic-dist-min")> | undefined;

/** Replaces `--token` by its colour, so that charts follow the theme and the clinic's colours. */
function withTokens(value: unknown, style: CSSStyleDeclaration): unknown {
  if (typeof value === "string") return value.startsWith("--") ? style.getPropertyValue(value).trim() : value;
  if (Array.isArray(value)) return value.map((item) => withTokens(item, style));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTokens(item, style)]));
  return value;
}

// What a reader may choose for the page (assets/host/reading_settings.ts), and what a chart takes from it.
const FOLLOWED = ["data-theme", "data-size"];
const MOST_ENLARGED = 1.6;
const WIDTH_PER_SIZE = 270;

/** How much larger a chart is drawn for larger letters: less on a small screen, where its words would meet. */
function enlargement(): number {
  const zoom = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--t-zoom")) || 1;
  return Math.min(zoom, MOST_ENLARGED, Math.max(1, innerWidth / WIDTH_PER_SIZE));
}

function enlarged(margin: unknown, times: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries((margin ?? {}) as Record<string, unknown>).map(([side, size]) => [side, Number(size) * times]),
  );
}

const COMMON_LAYOUT = {
  autosize: true,
  dragmode: false,
  hovermode: false,
  showlegend: false,
  paper_bgcolor: "rgba(0,0,0,0)",
  plot_bgcolor: "rgba(0,0,0,0)",
};

export function Chart(props: {
  /** The figure made in Python; colours are token names such as `--c-teal`. */
  figure: Figure;
  /** Per trace, what the chosen inputs change (`x`, `y`, `text`, `visible`, ...). */
  traces?: Record<string, unknown>[];
  /** Parts of the layout that the chosen inputs change (annotations, shapes). */
  layout?: Record<string, unknown>;
  /** One sentence that says what the chart shows now; announced politely. */
  summary: string;
  /** The same sentence stands beside the control: here it is then only for who hears the page. */
  summaryIsElsewhere?: boolean;
  table: Table;
  /** Height in pixels, reserved before the chart is there. */
  height?: number;
}) {
  const t = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const [failed, setFailed] = useState(false);
  const [theme, setTheme] = useState(0);
  const [times, setTimes] = useState(1);
  const height = Math.round((props.height ?? 340) * times);

  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: "800px" },
    );
    if (place.current) watcher.observe(place.current);
    const repaint = () => setTheme((n) => n + 1);
    const media = [matchMedia("(prefers-color-scheme: dark)"), matchMedia("(prefers-contrast: more)")];
    for (const query of media) query.addEventListener("change", repaint);
    const themes = new MutationObserver(repaint);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: FOLLOWED });
    return () => {
      watcher.disconnect();
      themes.disconnect();
      for (const query of media) query.removeEventListener("change", repaint);
    };
  }, []);

  useLayoutEffect(() => setTimes(enlargement()), [theme]);

  // Before painting, not after: a step on a slider and its drawing belong to one moment.
  useLayoutEffect(() => {
    const element = place.current;
    if (!near || !element) return;
    let gone = false;
    plotly ??= import("plotly.js-basic-dist-min");
    plotly
      .then(async ({ default: Plotly }) => {
        if (gone) return;
        const style = getComputedStyle(element);
        const zoom = parseFloat(style.getPropertyValue("--t-zoom")) || 1;
        const letters = element.clientWidth < 480 ? 14 : (0.8 * parseFloat(style.fontSize)) / zoom;
        const all: Record<string, unknown> = { ...props.figure.layout, ...props.layout };
        const data = props.figure.data.map((trace, i) => ({ ...trace, ...props.traces?.[i] }));
        const layout = {
          ...COMMON_LAYOUT,
          ...all,
          ...(all.margin ? { margin: enlarged(all.margin, times) } : {}),
          height,
          font: { family: style.fontFamily, size: Math.round(letters * times), color: style.color },
        };
        await Plotly.react(
          element,
          withTokens(data, style) as Record<string, unknown>[],
          withTokens(layout, style) as Record<string, unknown>,
          { displayModeBar: false, responsive: true, staticPlot: true },
        );
        // What Plotly measures letters with stays in the page: a screen reader would call it a picture without a name.
        document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
        if (!gone) setDrawn(true);
      })
      .catch(() => {
        plotly = undefined;
        if (!gone) setFailed(true);
      });
    return () => {
      gone = true;
    };
  }, [near, theme, props.figure, props.traces, props.layout, height]);

  useEffect(
    () => () => {
      const element = place.current;
      if (element) plotly?.then(({ default: Plotly }) => Plotly.purge(element));
    },
    [],
  );

  return (
    <div class="w-figure">
      {/* The sentence below is the chart's text: the drawing itself adds nothing when read aloud. */}
      <div
        class="w-chart"
        ref={place}
        aria-hidden="true"
        data-part="chart"
        data-drawn={drawn}
        style={{ height: `${height}px` }}
      />
      {failed && (
        <p class="w-reply">{t("The drawing could not be loaded. The sentence and the numbers below say the same.")}</p>
      )}
      <p class={props.summaryIsElsewhere ? "w-visually-hidden" : "w-summary"} role="status" data-part="summary">
        {props.summary}
      </p>
      <details class="w-numbers">
        <summary>{t("Show the numbers")}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
        <div class="w-numbers-scroll" tabIndex={0} role="region" aria-label={t("Table with the numbers")}>
          <table>
            <thead>
              <tr>
                {props.table.head.map((cell) => (
                  <th scope="col" key={cell}>
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.table.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, i) =>
                    i === 0 ? (
                      <th scope="row" key={i}>
                        {cell}
                      </th>
                    ) : (
                      <td key={i}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
