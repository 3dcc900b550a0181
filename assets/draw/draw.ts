/**
 * Draws the first state of widgets as HTML, where there is no document: course/drawing runs it when pages are rendered.
 * What a first state must not use is taken away here, so that a component that does is told by its name.
 */
import { options, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Model } from "../../widgets/front/widget";
import { putStage } from "../../widgets/scene/stages";
import type { Stage } from "../../widgets/stages/stage";

interface Widget {
  drawing(model: Model): VNode;
}

/** The page is drawn once, for every reader and every day. */
function takeAwayClockAndChance(): void {
  const refuse = (what: string) => () => {
    throw new Error(`${what} was used while drawing: it belongs in an effect`);
  };
  Math.random = refuse("chance");
  const Clock = Date;
  globalThis.Date = new Proxy(Clock, {
    construct(_, given) {
      if (!given.length) refuse("the clock")();
      return Reflect.construct(Clock, given);
    },
    apply: refuse("the clock"),
  });
  Clock.now = refuse("the clock");
}

/** A model that nobody changes. */
function still(state: Record<string, unknown>): Model {
  const nothing = () => undefined;
  return { get: (name) => state[name], set: nothing, save_changes: nothing, on: nothing, off: nothing };
}

// A browser that goes back fills in what was there; it would be taken for what the reader did just now.
const FILLED_IN = new Set<unknown>(["input", "textarea", "select"]);

/**
 * Makes the function that draws.
 *
 * @returns takes the kind and the state of a widget as JSON; gives JSON again: `{ html }`, or `{ error }` of a component
 *   that cannot be drawn.
 */
export function drawingOf(widgets: Record<string, Widget>, stages: Record<string, Stage<object>>) {
  for (const [name, stage] of Object.entries(stages)) putStage(name, stage);
  takeAwayClockAndChance();
  const before = options.vnode;
  options.vnode = (vnode) => {
    if (FILLED_IN.has(vnode.type)) vnode.props = Object.assign({ autocomplete: "off" }, vnode.props);
    before?.(vnode);
  };
  return (kind: string, state: string): string => {
    try {
      const widget = widgets[kind];
      if (!widget) throw new Error(`there is no widget ${kind}`);
      const html = renderToString(widget.drawing(still(JSON.parse(state) as Record<string, unknown>)));
      // No page may hold half a sign, and no HTML a NUL.
      return JSON.stringify({ html: html.replaceAll("\u0000", "\ufffd").replace(HALF, "\ufffd") });
    } catch (error) {
      return JSON.stringify({ error: String(error).replace(HALF, "\ufffd") });
    }
  };
}

const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
