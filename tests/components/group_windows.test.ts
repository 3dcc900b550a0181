/** The windows of one leader: what one does the others know at once, and no older word of the server takes it back. */
import { beforeEach, expect, test, vi } from "vitest";
import type { State } from "../../assets/group/state";

type Listener = { news(state: State & { revision: number }): void };
const listeners: Listener[] = [];
vi.mock("../../assets/group/news", () => ({
  listen: (_address: string, _key: string, on: Listener) => {
    listeners.push(on);
    return () => undefined;
  },
}));
vi.mock("../../assets/group/room", () => ({
  api: (path: string) => path,
  get: () => null,
  set: () => undefined,
  keepRoom: () => undefined,
  keepRecap: () => undefined,
  keptRoom: () => ({ code: "ABC234", key: "k" }),
  roomFromAddress: () => ({ code: "ABC234", key: "k" }),
}));

/** All windows hear what one says, a moment later. */
class Channel extends EventTarget {
  static open: Channel[] = [];
  constructor() {
    super();
    Channel.open.push(this);
  }
  postMessage(data: unknown): void {
    for (const other of Channel.open)
      if (other !== this) queueMicrotask(() => other.dispatchEvent(new MessageEvent("message", { data })));
  }
}

const data = { lesson: "02-les", phones: true, screens: ["", "", ""], questions: {} } as never;
const place = (screen: number, step: number, steps: number, revision: number) =>
  ({ lesson: "02-les", screen, step, steps, blank: false, safety: false, question: null, revision }) as never;

beforeEach(() => {
  listeners.length = 0;
  Channel.open = [];
  vi.stubGlobal("BroadcastChannel", Channel);
});

test("a press in one window is not taken back in another by what the server said before it", async () => {
  const { openSession } = await import("../../assets/group/session");
  let answer: (response: Response) => void = () => undefined;
  vi.stubGlobal("fetch", () => new Promise<Response>((done) => (answer = done)));
  const [projector, leader] = [openSession(data), openSession(data)];
  for (const { news } of listeners) news(place(1, 0, 2, 5));
  const sent = projector.act({ do: "go", screen: 2, onward: true });
  await vi.waitFor(() => expect(leader.state.screen).toBe(2));
  // Still under way from before the press.
  listeners[1]?.news(place(1, 0, 2, 6));
  expect([leader.state.screen, leader.state.step]).toEqual([2, 0]);
  answer(new Response(JSON.stringify({ revision: 7 })));
  await sent;
  listeners[1]?.news(place(1, 1, 2, 6));
  expect(leader.state.screen).toBe(2);
  listeners[1]?.news(place(2, 0, 1, 7));
  expect(leader.state.screen).toBe(2);
  // And after that the server is believed again.
  listeners[1]?.news(place(0, 0, 1, 8));
  expect(leader.state.screen).toBe(0);
});

test("a room that another window ended is over here with the first refusal, and is asked for nothing more", async () => {
  const { openSession } = await import("../../assets/group/session");
  const fetched = vi.fn(async () => new Response(null, { status: 403 }));
  vi.stubGlobal("fetch", fetched);
  const projector = openSession(data);
  listeners[0]?.news(place(1, 0, 1, 5));
  // As a drawing that is ready later: told again as long as the state says something else.
  projector.follow(() => {
    if (projector.state.steps !== 2) void projector.act({ do: "steps", screen: 1, steps: 2 });
  });
  await projector.act({ do: "steps", screen: 1, steps: 2 });
  await vi.waitFor(() => expect(projector.ended).toBe(true));
  await projector.act({ do: "steps", screen: 1, steps: 2 });
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("a leader who ends a group has the summary with the answer, and another window with the last news", async () => {
  const { openSession } = await import("../../assets/group/session");
  const recap = { screens: ["Les"], seen: [0], questions: [] };
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ revision: 0, recap })));
  const [leader, other] = [openSession(data, true), openSession(data, true)];
  for (const { news } of listeners) news(place(1, 0, 1, 5));
  await leader.act({ do: "end" });
  expect([leader.ended, leader.state.recap]).toEqual([true, recap]);
  await vi.waitFor(() => expect(other.ended).toBe(true));
  listeners[1]?.news({ ended: true, recap } as never);
  expect(other.state.recap).toEqual(recap);
});
