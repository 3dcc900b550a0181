/**
 * A chart: Plotly draws it, one sentence says what it shows, a table gives its numbers.
 *
 * Sentence and table stand there from the start, from traits alone: before any script, on paper, without Plotly.
 * Plotly is fetched when the chart comes near, and as a second layer only when the reader opens it.
 */
import type { Figure } from "plotly.js-basic-dist-min";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Numbers, type Table } from "./numbers";
import { useTexts } from "./widget";

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

function enlarged(margin: unknown, times: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries((margin ?? {}) as Record<string, unknown>).map(([side, size]) => [side, Number(size) * times]),
  );
}

/** Resolves when what was changed has been painted, at the latest after half a second: a page that nobody sees paints nothing. */
const painted = () =>
  new Promise<void>((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 500);
  });

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
  /** One sentence that says what the chart shows now: told when it changes, and there to be read again. */
  summary: string;
  table: Table;
  /** Height in pixels with ordinary letters, reserved before the chart is there. */
  height?: number;
  /** A drawing or a stage comes first: the chart is folded away below it, and fetched when it is opened. */
  layer?: boolean;
  /** A layer with controls of its own: what these change is told here. */
  tells?: boolean;
  /** What chooses within the chart, above it. */
  children?: ComponentChildren;
}) {
  const t = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [open, setOpen] = useState(!props.layer);
  const [drawn, setDrawn] = useState(false);
  const [failed, setFailed] = useState(false);
  const [theme, setTheme] = useState(0);
  const ordinary = props.height ?? 340;

  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: "800px" },
    );
    if (place.current) watcher.observe(place.current);
    // Opened before this widget woke.
    if (place.current?.closest<HTMLDetailsElement>(".w-layer")?.open) setOpen(true);
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

  // Before painting, not after: a step on a slider and its drawing belong to one moment. Where a picture comes first that answers,
  // and the chart below it follows: to draw one takes a slow phone longer than all the rest.
  useLayoutEffect(() => {
    const element = place.current;
    if (!near || !open || !element) return;
    let gone = false;
    plotly ??= import("plotly.js-basic-dist-min");
    plotly
      .then(async ({ default: Plotly }) => {
        if (props.layer) await painted();
        if (gone) return;
        const style = getComputedStyle(element);
        // How much larger it is drawn for larger letters: pictures.css gives it that height.
        const height = element.clientHeight || ordinary;
        const times = height / ordinary;
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
        if (gone) return;
        setDrawn(true);
        setFailed(false);
      })
      .catch(() => {
        plotly = undefined;
        if (!gone) setFailed(true);
      });
    return () => {
      gone = true;
    };
  }, [near, open, theme, props.figure, props.traces, props.layout, ordinary]);

  useEffect(
    () => () => {
      const element = place.current;
      if (element) plotly?.then(({ default: Plotly }) => Plotly.purge(element));
    },
    [],
  );

  const figure = (
    <div class="w-figure">
      {props.children}
      {/* The sentence below is the chart's text: the drawing itself adds nothing when read aloud. */}
      <div
        class="w-chart"
        ref={place}
        aria-hidden="true"
        data-part="chart"
        data-drawn={drawn}
        hidden={failed}
        style={{ "--height": String(ordinary) }}
      />
      {failed && (
        <p class="w-reply">{t("The drawing could not be loaded. The sentence and the numbers below say the same.")}</p>
      )}
      {/* Not role=status: a screen reader passes over a status bar when it reads the page. */}
      <p
        class="w-summary"
        // What is told of a drawing stands below that; one message for each change.
        aria-live={props.layer && !props.tells ? undefined : "polite"}
        aria-atomic="true"
        data-part="summary"
      >
        {props.summary}
      </p>
      <Numbers table={props.table} open={failed} />
    </div>
  );
  return props.layer ? (
    <details class="w-more w-layer" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("Show the chart")}</summary>
      {figure}
    </details>
  ) : (
    figure
  );
}
