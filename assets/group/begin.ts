/** Opens a room with the PIN, or goes on with the one that is open. */
import { t } from "../host/texts";
import type { Recap } from "./records.gen";
import { forgetRecap, keepRecap, keepRoom, keptRoom, type Room, withRoom } from "./room";

const part = <T extends HTMLElement>(name: string) => document.querySelector<T>(`[data-part=${name}]`);
const form = part<HTMLFormElement>("begin");
const AWAY = "The server gives no answer. See if it is still on, and try again.";
const api = (path: string) => new URL(`../api/rooms${path}`, location.href).href;

function headers(room?: Room): Record<string, string> {
  return { "Content-Type": "application/json", ...(room && { Authorization: `Bearer ${room.key}` }) };
}

interface Answer {
  code?: string;
  key?: string;
  message?: string;
  recap?: Recap | null;
}

async function post(path: string, body: unknown, room?: Room): Promise<{ ok: boolean; gone: boolean; answer: Answer }> {
  try {
    const response = await fetch(api(path), { method: "POST", headers: headers(room), body: JSON.stringify(body) });
    return {
      ok: response.ok,
      gone: response.status === 404,
      answer: (await response.json()) as Answer,
    };
  } catch {
    return { ok: false, gone: false, answer: { message: t(AWAY) } };
  }
}

function problem(message: string): void {
  const place = part("problem");
  if (place) place.textContent = message;
}

function showOpened(room: Room, lesson: string): void {
  const opened = part("opened");
  if (!form || !opened) return;
  form.hidden = true;
  opened.hidden = false;
  const address = part("join-address");
  if (address)
    address.textContent = (document.querySelector<HTMLElement>("[data-phones]")?.dataset.phones ?? "").replace(
      /^https?:\/\//,
      "",
    );
  const code = part("room-code");
  if (code) code.textContent = room.code;
  const screen = withRoom(new URL(`../scherm/${lesson}/`, location.href).href, room);
  const own = withRoom(new URL(`../leiding/${lesson}/`, location.href).href, room);
  part<HTMLAnchorElement>("one-screen")?.setAttribute("href", screen);
  part("two-screens")?.addEventListener("click", () => {
    open(screen, "rugpijn-scherm");
    location.assign(own);
  });
  opened.focus();
}

async function begin(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  if (!form) return;
  const values = new FormData(form);
  const [lesson, pin] = [String(values.get("lesson")), String(values.get("pin")).trim()];
  if (!pin) return problem(t("Type the PIN first."));
  const button = part<HTMLButtonElement>("start");
  problem("");
  if (button) button.disabled = true;
  // A lesson that was changed is made first; a room without a lesson helps nobody.
  const page = await fetch(new URL(`../scherm/${lesson}/`, location.href)).catch(() => null);
  if (!page?.ok) {
    if (button) button.disabled = false;
    return problem(t(page ? "This lesson is away for a moment. Choose another lesson." : AWAY));
  }
  const { ok, answer } = await post("", { pin });
  if (button) button.disabled = false;
  if (!ok) return problem(answer.message ?? t(AWAY));
  const room: Room = { code: answer.code ?? "", key: answer.key ?? "", opened: Date.now() };
  keepRoom(room);
  const moved = await post(`/${room.code}/steer`, { do: "go", lesson, screen: 0 }, room);
  if (!moved.ok) return problem(moved.answer.message ?? "");
  showOpened(room, lesson);
}

/** Where the leader finds what may be kept of the group that was ended here. */
function showSummary(lesson: string, recap: Recap | null | undefined): void {
  const stopped = part("stopped");
  if (!recap || !stopped) return;
  keepRecap(lesson, recap);
  part<HTMLAnchorElement>("see-summary")?.setAttribute("href", `../leiding/${lesson}/`);
  stopped.hidden = false;
  stopped.focus();
}

/** The room of an earlier visit, when the server still has it; its lesson comes along. */
async function runningRoom(): Promise<{ room: Room; lesson: string } | null> {
  const room = keptRoom();
  if (!room) return null;
  const control = new AbortController();
  try {
    const response = await fetch(api(`/${room.code}/news`), { headers: headers(room), signal: control.signal });
    if (!response.ok || !response.body) {
      if (response.status === 404 || response.status === 403) keepRoom(null);
      return null;
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("\n\n")) {
      const { done, value } = await reader.read();
      if (done) return null;
      text += value;
    }
    const state = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? "{}") as { lesson?: string };
    return state.lesson ? { room, lesson: state.lesson } : null;
  } catch {
    return null;
  } finally {
    control.abort();
  }
}

async function start(): Promise<void> {
  forgetRecap();
  if (!form) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => void begin(event));
  const found = await runningRoom();
  const running = part("running");
  if (found && running) {
    running.hidden = false;
    const code = part("running-code");
    if (code) code.textContent = found.room.code;
    part<HTMLAnchorElement>("go-on")?.setAttribute("href", `../leiding/${found.lesson}/`);
    part("stop-running")?.addEventListener("click", () => {
      void post(`/${found.room.code}/steer`, { do: "end" }, found.room).then(({ ok, gone, answer }) => {
        // Without its key nobody could end a group that is still there.
        if (!ok && !gone) return problem(answer.message ?? "");
        keepRoom(null);
        running.hidden = true;
        showSummary(found.lesson, answer.recap);
      });
    });
  }
  document.documentElement.dataset.group = "ready";
}

void start();
