/** Runs the Python of this course. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const python = [".venv/bin/python", ".venv/Scripts/python.exe"].find(existsSync) ?? "python";

export const printed = (...args: string[]) => execFileSync(python, args, { encoding: "utf8", maxBuffer: 2 ** 28 });

/** What it prints, as JSON. */
export const fromPython = <T>(...args: string[]): T => JSON.parse(printed(...args));
