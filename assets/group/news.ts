/** Listens to a room, for a phone, a projector or a leader. Every piece of news is the whole state, so one that was missed costs nothing. */
import { SILENCE } from "../host/limits.gen";

export interface Hears {
  /** The newest state; the reader knows its form (records.gen.ts). */
  news(state: unknown): void;
  /** The connection is gone; it is being made again. */
  lost(): void;
  /** The server does not let this window in, and it stops; the words are for whoever looks at it. */
  refused(message: string, status: number): void;
}

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/**
 * Listens until the returned function is called; comes back by itself after a lost network or a new start of the server.
 * Read with fetch, because EventSource can neither send the leader's key nor tell why it was refused.
 *
 * @param address of the news of the room.
 * @param key of its leader; empty for a phone.
 */
export function listen(address: string, key: string, to: Hears): () => void {
  let stopped = false;
  let connection = new AbortController();
  let heard = 0;
  let isIn = false;
  let wake = () => {};

  const anew = () => {
    connection.abort();
    wake();
  };
  // A phone that was asleep has connections that look alive.
  const awake = () => {
    if (document.visibilityState === "visible" && Date.now() - heard > SILENCE / 2) anew();
  };
  const watch = setInterval(() => Date.now() - heard > SILENCE && connection.abort(), 1000);
  addEventListener("online", anew);
  document.addEventListener("visibilitychange", awake);

  const stop = () => {
    stopped = true;
    clearInterval(watch);
    removeEventListener("online", anew);
    document.removeEventListener("visibilitychange", awake);
    anew();
  };

  const once = async () => {
    connection = new AbortController();
    heard = Date.now();
    const answer = await fetch(address, {
      headers: key ? { Authorization: `Bearer ${key}` } : {},
      signal: connection.signal,
      cache: "no-store",
    });
    // Who took part already comes back when an old connection has gone; a new one is told why it cannot.
    if (answer.status === 429 || (answer.status === 409 && isIn)) return;
    if (answer.status >= 400 && answer.status < 500) {
      const { message } = (await answer.json()) as { message: string };
      if (!stopped) to.refused(message, answer.status);
      return stop();
    }
    if (!answer.ok || !answer.body) return;
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    isIn = true;
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done || stopped) return;
      heard = Date.now();
      text += decoder.decode(value, { stream: true });
      const pieces = text.split("\n\n");
      text = pieces.pop() ?? "";
      for (const piece of pieces) {
        if (piece.startsWith("data: ") && !stopped) to.news(JSON.parse(piece.slice(6)));
      }
    }
  };

  const forever = async () => {
    while (!stopped) {
      try {
        await once();
      } catch {
        // No network, or the server is starting again.
      }
      if (stopped) return;
      to.lost();
      // Not all phones at the same moment.
      await Promise.race([pause(300 + 900 * Math.random()), new Promise<void>((now) => (wake = now))]);
    }
  };
  void forever();
  return stop;
}
