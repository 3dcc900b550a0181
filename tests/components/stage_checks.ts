/** What tests of stages share: their words from Python, and their picture as text, without a document. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { isValidElement, type VNode } from "preact";
import type { Translate } from "../../widgets/front/widget";

const python = [".venv/bin/python", ".venv/Scripts/python.exe"].find(existsSync) ?? "python";

/** What a line of Python prints, as JSON. */
export const fromPython = <T>(...args: string[]): T =>
  JSON.parse(execFileSync(python, args, { encoding: "utf8", maxBuffer: 2 ** 26 }));

export interface Words {
  directions: { key: string; number: [number, number] | null }[];
  dutch: Record<string, string>;
}

export const words = (stage: string) => fromPython<Words>("-m", "tests.components.stage_words", stage);

/** As the page translates; a text that the catalogue does not have is a mistake. */
export const translate =
  (dutch: Record<string, string>): Translate =>
  (text, values = {}) => {
    const found = dutch[text];
    if (!found) throw new Error(`nl.po has no "${text}"`);
    return found.replace(/\{(\w+)\}/g, (_, key: string) => {
      if (values[key] === undefined) throw new Error(`"${text}" got no ${key}`);
      return String(values[key]);
    });
  };

type Props = Record<string, unknown> & { children?: unknown };

/** A drawing of plain components as text: each is called, nothing is mounted. */
export function drawn(node: unknown): string {
  if (Array.isArray(node)) return node.map(drawn).join("");
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (!isValidElement(node)) return "";
  const { type, props } = node as VNode<Props>;
  if (typeof type === "function") return drawn((type as (given: Props) => unknown)(props));
  const { children, ...attributes } = props;
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${JSON.stringify(value)}"`);
  return `<${type}${written.join("")}>${drawn(children)}</${type}>`;
}
