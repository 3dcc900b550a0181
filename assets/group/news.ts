/** Listens to a room. Every piece of news is the whole state, so one that was missed costs nothing. */

export interface Scale {
  low: number;
  high: number;
  step: number;
  unit: string;
  things?: string;
  language: string;
}

/** What a group said in one round; which parts there are depends on the kind and on how far the vote is. */
export interface Round {
  votes: number;
  too_few?: true;
  options?: number[];
  estimates?: [number, number][];
  orders?: [number[], number][];
  words?: string[];
}

export interface Asked {
  name: string;
  kind: "one" | "more" | "opinion" | "stelling" | "schatting" | "volgorde" | "open";
  before_html: string;
  question_html: string;
  after_html: string;
  options: { text_html: string; text: string }[];
  scale: Scale;
  turn: number;
  round: number;
  phase: "open" | "closed" | "shown";
  revealed: boolean;
  rounds: Round[];
  /** The rest comes with the reveal. */
  right?: boolean[];
  replies_html?: string[];
  answer?: number | null;
  order?: number[];
  explanation_html?: string;
}

export interface GroupState {
  ended?: true;
  lesson: string;
  lesson_title: string;
  screen: number;
  screen_title: string;
  question: Asked | null;
}

export interface Hears {
  news(state: GroupState): void;
  /** The connection is gone; it is being made again. */
  lost(): void;
  /** The server does not let this phone in; the words are for its owner. */
  refused(message: string, status: number): void;
}

/** The server says something at least every 5 seconds, so a longer silence is a connection that died unseen. */
const SILENCE = 12_000;
const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/** Listens until the returned function is called; comes back by itself after a lost network or a new start of the server. */
export function listen(code: string, to: Hears): () => void {
  let stopped = false;
  let connection = new AbortController();
  let heard = 0;
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
    const answer = await fetch(`api/rooms/${code}/news`, { signal: connection.signal, cache: "no-store" });
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      const { message } = (await answer.json()) as { message: string };
      if (!stopped) to.refused(message, answer.status);
      return stop();
    }
    if (!answer.ok || !answer.body) return;
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done || stopped) return;
      heard = Date.now();
      text += decoder.decode(value, { stream: true });
      const pieces = text.split("\n\n");
      text = pieces.pop() ?? "";
      for (const piece of pieces) {
        if (piece.startsWith("data: ") && !stopped) to.news(JSON.parse(piece.slice(6)) as GroupState);
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
