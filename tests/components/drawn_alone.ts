/** A picture as text, without any document: what a server would write. Components in it may use no state. */
import { type ComponentChild, Fragment, type VNode } from "preact";
import type { Translate } from "../../widgets/front/widget";
import { Label } from "../../widgets/stages/parts/label";

const cssName = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function attribute([name, value]: [string, unknown]): string {
  if (name === "children" || value === undefined || value === null || value === false) return "";
  const text =
    typeof value === "object"
      ? Object.entries(value)
          .map(([property, set]) => `${cssName(property)}:${set}`)
          .join(";")
      : String(value);
  return ` ${name}="${text}"`;
}

/** @param t puts the words of the catalogue in its labels. */
export function drawnAlone(node: ComponentChild | ComponentChild[], t: Translate): string {
  if (Array.isArray(node)) return node.map((child) => drawnAlone(child, t)).join("");
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node !== "object") return String(node);
  const { type, props } = node as VNode<Record<string, unknown>>;
  const children = props.children as ComponentChild;
  if (type === Label) return t(String(props.word), props.values as Record<string, string | number>);
  if (type === Fragment) return drawnAlone(children, t);
  if (typeof type === "function") return drawnAlone((type as (props: unknown) => ComponentChild)(props), t);
  return `<${type}${Object.entries(props).map(attribute).join("")}>${drawnAlone(children, t)}</${type}>`;
}
