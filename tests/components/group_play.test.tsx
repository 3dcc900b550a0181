/** A play on a phone, and its end: what it shows, what it sends, and who closes it. */
import { cleanup, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeInTime } from "../../assets/group/in_time";
import { ParticipantStore } from "../../assets/group/participant";
import { Play } from "../../assets/group/play";
import type { AskedQuestion as Asked } from "../../assets/group/records.gen";
import { Sender } from "../../assets/group/sender";
import type { Session } from "../../assets/group/session";
import type { State } from "../../assets/group/state";
import { PageModel } from "../../assets/host/model";
import { Over } from "../../widgets/front/widget";

const CODE = "CKM37R";
const KEY = "02-les/spel:lichaam/1/1";
const asked = { name: "spel:lichaam", kind: "opinion", round: 1, turn: 1, phase: "open", play: "lichaam" } as Asked;

/** A play with one control. */
const COMPONENT = `export default { render({ model, el }) {
  const dial = document.createElement("button");
  dial.textContent = "dial";
  dial.onclick = () => model.set("setting", model.get("setting") + 1);
  el.append(dial);
  return () => dial.remove();
} };`;
const play = {
  _kind: "body",
  _module: `data:text/javascript,${encodeURIComponent(COMPONENT)}`,
  _css_file: "data:text/css,",
  _counted: { trait: "setting", ask: "Where?", values: [1, 2, 3].map((value) => ({ value, text: `${value}` })) },
  setting: 1,
};

let votes: unknown[];
let states: Response[];
let sender: Sender;
const answer = (status: number, body: object) =>
  ({ ok: status < 300, status, json: async () => body }) as unknown as Response;

beforeEach(() => {
  [votes, states] = [[], [answer(200, play)]];
  vi.useFakeTimers({ shouldAdvanceTime: true });
  vi.stubGlobal("fetch", async (address: string, how: RequestInit) => {
    if (address === `api/rooms/${CODE}/play`) return states.length > 1 ? states.shift() : states[0];
    votes.push(JSON.parse(String(how.body)));
    return answer(200, {});
  });
});

afterEach(() => {
  cleanup();
  sender.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function open() {
  const page = new PageModel({ texts: {} }, new ParticipantStore(undefined));
  const draw = () => (
    <Over model={page} prefix="w">
      <Play asked={asked} code={CODE} voteKey={KEY} sender={sender} />
    </Over>
  );
  sender = new Sender(CODE, () => shown.rerender(draw()));
  const shown = render(draw());
  return shown;
}
const status = () => screen.getByRole("status").textContent;

test("a play comes by itself; the place where it rests is sent once, and that it counts is said", async () => {
  const shown = open();
  const dial = await screen.findByText("dial");
  expect(status()).toBe("Where you end counts, without your name.");
  dial.click();
  dial.click();
  expect(votes).toEqual([]);
  await vi.advanceTimersByTimeAsync(700);
  await waitFor(() => expect(status()).toBe("It counts. You can go on playing."));
  expect(votes).toEqual([expect.objectContaining({ question: "spel:lichaam", round: 1, vote: { chosen: [2] } })]);
  shown.unmount();
  expect(screen.queryByText("dial")).toBeNull();
});

test("who plays and leaves it as it stood counts there, and who only looks at it does not", async () => {
  open();
  const picture = (await screen.findByText("dial")).parentElement as HTMLElement;
  await vi.advanceTimersByTimeAsync(2000);
  expect(votes).toEqual([]);
  picture.click();
  await vi.advanceTimersByTimeAsync(700);
  await waitFor(() => expect(votes).toEqual([expect.objectContaining({ vote: { chosen: [0] } })]));
});

test("a play that does not come says so, and is asked for again", async () => {
  states.unshift(answer(503, {}));
  open();
  await waitFor(() => expect(status()).toBe("The play does not come yet. This phone keeps trying by itself."));
  await vi.advanceTimersByTimeAsync(2000);
  await screen.findByText("dial");
  await waitFor(() => expect(status()).toBe("Where you end counts, without your name."));
});

test("a window of the leader closes a play when its time is over, and nothing else", async () => {
  sender = new Sender(CODE, () => undefined);
  const act = vi.fn(async () => undefined);
  let changed: () => void = () => undefined;
  const session = { act, follow: (tell: () => void) => (changed = tell) } as unknown as Session & { state: State };
  const tell = (question: Partial<Asked>, ends?: number) => {
    Object.assign(session, { state: { question, ends } });
    changed();
  };
  closeInTime(session);
  tell({ phase: "open" }, Date.now() - 60_000);
  tell({ phase: "open", play: "lichaam" });
  tell({ phase: "closed", play: "lichaam" }, Date.now() - 60_000);
  await vi.advanceTimersByTimeAsync(5000);
  expect(act).not.toHaveBeenCalled();
  tell({ phase: "open", play: "lichaam" }, Date.now() + 60_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(act).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3000);
  expect(act.mock.calls).toEqual([[{ do: "close" }]]);
});
