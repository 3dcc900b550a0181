/** What tests of stages share: what Python says of each, what happens on it, and its picture as a page has it before any script. */
import fc from "fast-check";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { inject } from "vitest";
import { defineWidget, type Translate } from "../../widgets/front/widget";
import type { Stage } from "../../widgets/stages/stage";

interface Said {
  directions: { key: string; number: [least: number, most: number] | null }[];
  dutch: Record<string, string>;
}

/** By the name of a stage (tests/stages/words.py). */
export const said: Record<string, Said> = JSON.parse(inject("stages"));

type Step = string | readonly [key: string, n?: number];

/** As a page translates; a text that the catalogue does not have, or that gets too little, is a mistake. */
function translate(name: string, dutch: Record<string, string>): Translate {
  return (text, values = {}) => {
    const found = dutch[text];
    if (!found) throw new Error(`nl.po of ${name} has no "${text}"`);
    return found.replace(/\{(\w+)\}/g, (_, key: string) => {
      if (values[key] === undefined) throw new Error(`"${text}" got no ${key}`);
      return String(values[key]);
    });
  };
}

export function onStage<State extends object>(name: string, stage: Stage<State>) {
  const { directions, dutch } = said[name] as Said;
  const t = translate(name, dutch);
  const texts = new Proxy(dutch, { get: (_, text) => dutch[String(text)] ?? t(String(text)) });
  const model = {
    get: (trait: string) => (trait === "texts" ? texts : ""),
    set() {},
    save_changes() {},
    on() {},
    off() {},
  };
  const draw = (node: ComponentChildren) => renderToString(defineWidget(() => <>{node}</>).drawing(model));
  return {
    t,
    dutch,
    directions,
    draw,
    picture: (state: State) => draw(<stage.Picture state={state} />),
    still: (state: State) => draw(<stage.Picture state={state} still />),
    said: (state: State) => stage.describe(state, t),
    /** What stands there after these directions; a number that is not given is the least. */
    after(steps: readonly Step[], from = stage.start): State {
      return steps.reduce((state, step) => {
        const [key, n] = typeof step === "string" ? [step] : step;
        const direct = stage.directions[key];
        if (!direct) throw new Error(`${name} has no direction ${key}`);
        return direct(state, n ?? directions.find((each) => each.key === key)?.number?.[0]);
      }, from);
    },
    /** Directions in any order. */
    sequences: fc.array(
      fc
        .constantFrom(...directions)
        .chain(({ key, number }) =>
          fc.tuple(fc.constant(key), number ? fc.integer({ min: number[0], max: number[1] }) : fc.constant(undefined)),
        ),
      { maxLength: 25 },
    ),
  };
}
