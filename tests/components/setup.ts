/** Before all component tests: Python makes the examples (examples.py), what a phone in a group shows (group/phone.py), and how votes go (group/votes.py). */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    examples: string;
    phone: string;
    votes: string;
  }
}

export default function setup(project: TestProject): void {
  const python = [".venv/bin/python", ".venv/Scripts/python.exe"].find(existsSync) ?? "python";
  const made = (module: string) => execFileSync(python, ["-m", module], { encoding: "utf8", maxBuffer: 2 ** 28 });
  project.provide("examples", made("tests.components.examples"));
  project.provide("phone", made("tests.components.group.phone"));
  project.provide("votes", made("tests.components.group.votes"));
}
