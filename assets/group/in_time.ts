/** A play that phones got for a while is closed when that time is over, by whichever window of the leader comes first. */
import type { Session } from "./session";

/** Where somebody comes to rest just then still counts (see play.tsx), in milliseconds. */
const LAST = 2000;

export function closeInTime(session: Pick<Session, "state" | "act" | "follow">): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  session.follow(() => {
    clearTimeout(timer);
    const { question, ends } = session.state;
    if (!question?.play || question.phase !== "open" || ends === undefined) return;
    // Refused when another window was there first; without a connection the next news tries again.
    const close = () => void session.act({ do: "close" }).catch(() => undefined);
    timer = setTimeout(close, Math.max(0, ends + LAST - Date.now()));
  });
}
