/** Before all component tests: Python makes the examples (examples.py). */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    examples: string;
  }
}

export default function setup(project: TestProject): void {
  const python = [".venv/bin/python", ".venv/Scripts/python.exe"].find(existsSync) ?? "python";
  const made = execFileSync(python, ["-m", "tests.components.examples"], { encoding: "utf8", maxBuffer: 2 ** 28 });
  project.provide("examples", made);
}
