/** On a projector: answers are shown and forgotten. Nothing of a demonstration ends up among the answers of a patient. */
import type { State, Store } from "../host/model";

export class PresenterStore implements Store {
  load(): State | null {
    return null;
  }

  save(): void {}

  setAside(): void {}

  follow(): void {}
}
