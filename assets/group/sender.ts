/** Brings votes to the server. The last one counts, so sending one again does no harm. */

import { keepVote, keptVotes, remember, type Vote } from "./phone_memory";

export interface Ballot {
  question: string;
  round: number;
  vote: Vote;
  /** Tells one vote from another: lesson, question, turn and round. */
  key: string;
}

/** How long one try may take, and how long to wait for the next, in milliseconds. */
const PATIENCE = 8000;
const AGAIN = 1000;

export class Sender {
  /** What the server has, by key. */
  readonly sent: Map<string, Vote>;
  /** What was not confirmed yet. */
  waiting: Ballot | null = null;
  /** Why one was refused, by key. */
  readonly refusals = new Map<string, string>();
  private busy = false;
  /** The name of this phone in the room. */
  readonly phone: string;
  private stopped = false;

  /** `changed` is called whenever one of these changes. */
  constructor(
    private readonly code: string,
    private readonly changed: () => void,
  ) {
    const { phone, sent } = remember(code);
    this.phone = phone;
    this.sent = new Map(Object.entries(sent));
  }

  /** Another tab of this phone may have voted, or all was wiped. */
  readAgain(): void {
    this.sent.clear();
    for (const [key, vote] of Object.entries(keptVotes(this.code))) this.sent.set(key, vote);
    this.changed();
  }

  /** The group is over: what is still on its way is not kept. */
  stop(): void {
    this.stopped = true;
    this.waiting = null;
  }

  send(ballot: Ballot): void {
    this.waiting = ballot;
    this.refusals.delete(ballot.key);
    this.changed();
    void this.work();
  }

  /** Only what belongs to this key may still be sent; the leader has gone on. */
  keepOnly(key: string): void {
    if (this.waiting && this.waiting.key !== key) this.waiting = null;
  }

  private async work(): Promise<void> {
    // One at a time: an earlier vote must not arrive after a later one.
    if (this.busy) return;
    this.busy = true;
    while (this.waiting) {
      const ballot = this.waiting;
      const refusal = await this.post(ballot);
      if (refusal === null) {
        await new Promise((done) => setTimeout(done, AGAIN * (1 + Math.random() / 2)));
        continue;
      }
      if (refusal === "") {
        this.sent.set(ballot.key, ballot.vote);
        if (!this.stopped) keepVote(this.code, this.phone, ballot.key, ballot.vote);
      }
      // Meanwhile the owner of this phone may have chosen again.
      if (this.waiting === ballot) {
        this.waiting = null;
        if (refusal) this.refusals.set(ballot.key, refusal);
      }
      this.changed();
    }
    this.busy = false;
  }

  /** Empty when the vote is in, a sentence when it is refused, null when it has to be sent again. */
  private async post({ question, round, vote }: Ballot): Promise<string | null> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    const content = "text" in vote ? vote : { vote };
    try {
      const answer = await fetch(`api/rooms/${this.code}/vote`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ phone: this.phone, question, round, ...content }),
        signal: stop.signal,
      });
      if (answer.ok) return "";
      if (answer.status === 429 || answer.status >= 500) return null;
      return ((await answer.json()) as { message: string }).message;
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}
