/** A stage's picture as text, drawn without a document: function components, elements and text, and nothing that needs a page. */
import { readFileSync } from "node:fs";
import { type ComponentChildren, Fragment, isValidElement, type VNode } from "preact";
import type { Translate } from "../../widgets/front/widget";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function attribute([name, value]: [string, unknown]): string {
  if (name === "children" || name === "key" || value === undefined || value === null || value === false) return "";
  if (name === "style" && typeof value === "object") {
    const rules = Object.entries(value).map(([property, said]) => `${property}:${said}`);
    return ` style="${escaped(rules.join(";"))}"`;
  }
  return value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`;
}

export function drawn(node: ComponentChildren): string {
  if (Array.isArray(node)) return node.map(drawn).join("");
  if (!isValidElement(node))
    return node === null || node === undefined || typeof node === "boolean" ? "" : escaped(String(node));
  const { type, props } = node as VNode<Record<string, unknown> & { children?: ComponentChildren }>;
  if (type === Fragment) return drawn(props.children);
  if (typeof type === "function") return drawn((type as (given: typeof props) => ComponentChildren)(props));
  return `<${type}${Object.entries(props).map(attribute).join("")}>${drawn(props.children)}</${type}>`;
}

/** The keys in a stage's Python vocabulary, each with the least and most of its number. */
export function vocabulary(name: string): Map<string, [number, number] | undefined> {
  const source = readFileSync(`widgets/stages/${name}/${name}.py`, "utf8");
  const found = source.matchAll(/Direction\("(\w+)", "[^"]+"(?:, \((\d+), (\d+)\))?\)/g);
  return new Map(
    [...found].map(([, key, least, most]) => [String(key), least ? [Number(least), Number(most)] : undefined]),
  );
}

/** The words of a stage's catalogue; a text that is not there fails. */
export function translate(name: string): Translate {
  const source = readFileSync(`widgets/stages/${name}/nl.po`, "utf8");
  const texts = new Map(
    [...source.matchAll(/^msgid "(.+)"\nmsgstr "(.+)"$/gm)].map(([, text, dutch]) => [text, dutch]),
  );
  return (text, values = {}) => {
    const dutch = texts.get(text);
    if (!dutch) throw new Error(`not in the catalogue of ${name}: ${text}`);
    return dutch.replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
  };
}
