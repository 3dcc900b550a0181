/** What a kept value may be, and the part of a value that is so. The shapes are made of the Python types (widgets/shapes.py). */

export type Shape =
  | { is: "nothing" | "yes or no" }
  /** `like`: a pattern that is found in it. */
  | { is: "text"; like?: string; most?: number }
  | { is: "number"; whole?: boolean; least?: number; most?: number; step?: number }
  | { is: "one"; of: (string | number | boolean)[] }
  /** `once`: the fields in which no two items are alike, capitals aside; without fields the items themselves. */
  | { is: "list"; of: Shape; most?: number; once?: string[] }
  | { is: "map"; of: Shape }
  | { is: "record"; fields: Record<string, Shape>; optional?: string[] }
  | { is: "either"; of: Shape[] };

/** By the kind of a widget, then by trait. */
export type Shapes = Readonly<Record<string, Readonly<Record<string, Shape>>>>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value is of the kind at all, whatever is in it. */
export function isOfKind(shape: Shape, value: unknown): boolean {
  switch (shape.is) {
    case "nothing":
      return value === null;
    case "yes or no":
      return typeof value === "boolean";
    case "text":
    case "number":
      return typeof value === (shape.is === "text" ? "string" : "number");
    case "one":
      return shape.of.some((each) => typeof each === typeof value);
    case "list":
      return Array.isArray(value);
    case "map":
    case "record":
      return isRecord(value);
    case "either":
      return shape.of.some((each) => isOfKind(each, value));
  }
}

/** What of a value has this shape: what does not fit in a list or a record is left out; undefined when nothing fits. */
export function fit(shape: Shape, value: unknown): unknown {
  if (!isOfKind(shape, value)) return undefined;
  switch (shape.is) {
    case "text": {
      const text = value as string;
      const { like = "", most = Infinity } = shape;
      return text.length <= most && new RegExp(like).test(text) ? text : undefined;
    }
    case "number": {
      const number = value as number;
      const { whole, least = -Infinity, most = Infinity, step } = shape;
      const fits = whole ? Number.isSafeInteger(number) : Number.isFinite(number);
      return fits && number >= least && number <= most && !(step && number % step) ? number : undefined;
    }
    case "one":
      return shape.of.find((each) => each === value);
    case "list": {
      const items = (value as unknown[]).map((item) => fit(shape.of, item)).filter((item) => item !== undefined);
      return (shape.once ? once(items, shape.once) : items).slice(0, shape.most);
    }
    case "map":
      return Object.fromEntries(
        Object.entries(value as object).flatMap(([key, item]) => {
          const part = fit(shape.of, item);
          return part === undefined ? [] : [[key, part]];
        }),
      );
    case "record": {
      const found: [string, unknown][] = [];
      for (const [name, field] of Object.entries(shape.fields)) {
        const part = Object.hasOwn(value as object, name) ? fit(field, (value as State)[name]) : undefined;
        if (part !== undefined) found.push([name, part]);
        else if (!shape.optional?.includes(name)) return undefined;
      }
      return Object.fromEntries(found);
    }
    case "either":
      return shape.of.map((each) => fit(each, value)).find((part) => part !== undefined);
    default:
      return value;
  }
}

type State = Record<string, unknown>;

function once(items: unknown[], fields: string[]): unknown[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const same = fields.length ? fields.map((name) => (item as State)[name] ?? null) : item;
    const key = JSON.stringify(same).toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}
