/** What tests of stages share: what Python says of them. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Translate } from "../../widgets/front/widget";

const python = [".venv/bin/python", ".venv/Scripts/python.exe"].find(existsSync) ?? "python";

/** What a line of Python prints, as JSON. */
export const fromPython = <T>(...args: string[]): T =>
  JSON.parse(execFileSync(python, args, { encoding: "utf8", maxBuffer: 2 ** 26 }));

export interface Words {
  directions: { key: string; number: [number, number] | null }[];
  dutch: Record<string, string>;
}

const WORDS = `
import json, sys
from babel.messages.pofile import read_po
from widgets.stages.stage import all_stages
name = sys.argv[1]
with open(f"widgets/stages/{name}/nl.po", "rb") as stream:
    dutch = {message.id: message.string for message in read_po(stream) if message.id}
directions = [{"key": each.key, "number": each.number} for each in all_stages()[name].directions]
print(json.dumps({"directions": directions, "dutch": dutch}))
`;

export const words = (stage: string) => fromPython<Words>("-c", WORDS, stage);

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
