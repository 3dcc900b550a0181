/** The drawings that came with this page. Each comes with the player (assets/build.mjs), so a page has only its own. */
import type { Stage } from "../stages/stage";

export type AnyStage = Stage<object>;

const drawn = new Map<string, AnyStage>();

export function putStage<State extends object>(name: string, stage: Stage<State>): void {
  // Who takes a stage out hands it only states that it made itself.
  drawn.set(name, stage as unknown as AnyStage);
}

export function stageNamed(name: string): AnyStage | null {
  return drawn.get(name) ?? null;
}
