/** What a device keeps once its reader opens it: what draws charts, and of a long course a lesson, with the one after it, or an extra page. */
import { cacheNames } from "workbox-core";
import type { PrecacheController, PrecacheEntry } from "workbox-precaching";

/** An event that lasts as long as what it waits for. */
interface Lasting {
  waitUntil(what: Promise<unknown>): void;
}

const without = (address: string) => address.replace(/[?#].*/, "");

export class Later {
  readonly #controller: PrecacheController;
  readonly #groups: PrecacheEntry[][];
  readonly #lessons: number;
  /** In which group an address stands. */
  readonly #at = new Map<string, number>();
  /** By the address of the page itself. */
  readonly #pages = new Map<string, number>();

  constructor(
    controller: PrecacheController,
    scope: string,
    lessons: readonly PrecacheEntry[][],
    others: readonly PrecacheEntry[][],
  ) {
    this.#controller = controller;
    this.#groups = [...lessons, ...others];
    this.#lessons = lessons.length;
    this.#groups.forEach((group, i) => {
      const [page, ...rest] = group.map(({ url }) => new URL(url, scope).href);
      if (!page) return;
      this.#pages.set(page, i);
      this.#at.set(page, i);
      for (const address of rest) if (!this.#at.has(address)) this.#at.set(address, i);
    });
  }

  has(url: URL): boolean {
    return this.#at.has(without(url.href));
  }

  /** What a new version begins with: what the version before has of it, the pages that are open now, and the lesson after each. */
  async wanted(open: Iterable<string>): Promise<PrecacheEntry[]> {
    const cache = await caches.open(cacheNames.precache);
    const found = new Set<number>();
    for (const { url } of await cache.keys()) {
      const i = this.#pages.get(without(url));
      if (i !== undefined) found.add(i);
    }
    for (const url of open) for (const i of this.#withNext(this.#pages.get(without(url)))) found.add(i);
    // Who opened no lesson yet will begin with the first.
    if (this.#lessons && ![...found].some((i) => i < this.#lessons)) found.add(0);
    return [...found].flatMap((i) => this.#groups[i] ?? []);
  }

  /** From the device, or from the network; then it is kept, with what belongs to it. */
  async answer(event: Lasting, request: Request, url: URL): Promise<Response> {
    const address = without(url.href);
    const i = this.#at.get(address);
    const key = this.#controller.getCacheKeyForURL(address) ?? "";
    // A device that cannot look in its own store now reads over the network.
    const kept = await caches.match(key).catch(() => undefined);
    const answer = kept ?? (await fetch(request));
    const copy = kept ? null : answer.clone();
    const keep = async (): Promise<void> => {
      if (copy) await this.#put(key, copy);
      for (const each of request.mode === "navigate" ? this.#withNext(i) : [i])
        await this.#keep(this.#groups[each ?? -1]);
    };
    // What cannot be kept now is kept the next time.
    event.waitUntil(keep().catch(() => undefined));
    return answer;
  }

  #withNext(i: number | undefined): number[] {
    if (i === undefined) return [];
    return i < this.#lessons - 1 ? [i, i + 1] : [i];
  }

  async #keep(group: readonly PrecacheEntry[] = []): Promise<void> {
    for (const { url } of group) {
      const key = this.#controller.getCacheKeyForURL(url);
      if (key && !(await caches.match(key)))
        await this.#put(key, await fetch(without(key), { credentials: "same-origin" }));
    }
  }

  /** Only what this version means: meanwhile there may be a newer one, whose pages need files of their own. */
  async #put(key: string, answer: Response): Promise<void> {
    const revision = new URL(key).searchParams.get("__WB_REVISION__");
    if (!answer.ok || answer.redirected) return;
    if (revision !== null && (await digest(answer.clone())) !== revision) return;
    const cache = await caches.open(cacheNames.precache);
    await cache.put(key, answer);
  }
}

/** What a page is known by (course/page.py). */
async function digest(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return [...bytes.slice(0, 10)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
