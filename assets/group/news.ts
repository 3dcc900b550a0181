/**
 * Listens to a room: server-sent events, read with fetch because EventSource cannot send the leader's key.
 * Comes back by itself, the first time at once and never later than every two seconds.
 */
import { type Room, api } from "./room";

// The server says something every 15 s; a line that is silent for longer is dead.
const SILENCE = 35_000;
const PAUSES = [100, 400, 1000, 2000];

export interface Heard {
  state(state: unknown): void;
  /** The room is over, or this key is not its leader's. */
  over(): void;
  connected(connected: boolean): void;
}

/** Gives the function that ends it. */
export function listen(room: Room, heard: Heard): () => void {
  let stopped = false;
  let failures = 0;
  let control = new AbortController();

  async function once(): Promise<boolean> {
    control = new AbortController();
    const { signal } = control;
    let silence = setTimeout(() => control.abort(), SILENCE);
    try {
      const answer = await fetch(api(`/${room.code}/news`), { headers: { Authorization: `Bearer ${room.key}` }, cache: "no-store", signal });
      if (answer.status === 404 || answer.status === 403) return true;
      if (!answer.ok || !answer.body) return false;
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return false;
        clearTimeout(silence);
        silence = setTimeout(() => control.abort(), SILENCE);
        failures = 0;
        text += value;
        const pieces = text.split("\n\n");
        text = pieces.pop() ?? "";
        for (const piece of pieces) {
          const data = piece.split("\n").filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
          if (!data) continue;
          const state = JSON.parse(data) as { ended?: boolean };
          if (state.ended) return true;
          heard.connected(true);
          heard.state(state);
        }
      }
    } catch {
      return false;
    } finally {
      clearTimeout(silence);
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      if (await once()) {
        if (!stopped) heard.over();
        return;
      }
      if (stopped) return;
      heard.connected(false);
      const pause = PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 2000;
      failures += 1;
      await new Promise((done) => setTimeout(done, pause));
    }
  }

  void run();
  return () => {
    stopped = true;
    control.abort();
  };
}
