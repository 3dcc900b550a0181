/** Before all component tests: Python makes the examples (examples.py), what a phone in a group shows (group/phone.py), how votes go (group/votes.py), and what it says of the stages (tests/stages/words.py). */
import type { TestProject } from "vitest/node";
import { printed } from "./python";

declare module "vitest" {
  interface ProvidedContext {
    examples: string;
    phone: string;
    votes: string;
    stages: string;
  }
}

export default function setup(project: TestProject): void {
  const made = (module: string) => printed("-m", module);
  project.provide("examples", made("tests.components.examples"));
  project.provide("phone", made("tests.components.group.phone"));
  project.provide("votes", made("tests.components.group.votes"));
  project.provide("stages", made("tests.stages.words"));
}
