/**
 * Recordings of told scenes (widgets/scene/recordings.py) and an author's own sounds (widgets/own_block/media.py; a film is too
 * large, and what it shows stands beside it in words): once heard they stay on the device, and are heard without internet
 * too. None is fetched ahead: a course with recordings would be ten times as large.
 */
import { cacheNames } from "workbox-core";
import { createPartialResponse } from "workbox-range-requests";

/** In bytes: some two hundred steps of a story. What was heard longest ago makes room. */
const MOST = 20_000_000;
const ADDRESS = /\/static\/(?:stem|media)-[0-9a-f]{16}\.(?:m4a|mp3)$/;

export const isRecording = ({ pathname }: URL) => ADDRESS.test(pathname);

/** From the network, because a clinic may record the same words anew; else from the device, in parts as players ask for it. */
export async function hear(event: { waitUntil(what: Promise<unknown>): void }, request: Request): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(cacheNames.runtime)).match(request.url);
    // The page then has it said by the voice of the device.
    if (!kept) throw error;
    return request.headers.has("range") ? createPartialResponse(request, kept) : kept;
  }
  // Stopped halfway, or no room on the device: then it is kept the next time, or not.
  if (isWhole(answer)) event.waitUntil(keep(request.url, answer.clone()).catch(() => undefined));
  return answer;
}

/** A player asks for a part, and mostly that is all of it. */
function isWhole({ status, headers }: Response): boolean {
  const [, last, size] = /^bytes 0-(\d+)\/(\d+)$/.exec(headers.get("content-range") ?? "") ?? [];
  return status === 200 || (status === 206 && size !== undefined && Number(last) + 1 === Number(size));
}

async function keep(address: string, answer: Response): Promise<void> {
  const sound = await answer.blob();
  const headers = { "content-type": answer.headers.get("content-type") ?? "", "content-length": String(sound.size) };
  const cache = await caches.open(cacheNames.runtime);
  // One that stood there already stands last again.
  await cache.put(address, new Response(sound, { headers }));
  let room = MOST;
  for (const each of [...(await cache.keys())].reverse()) {
    room -= Number((await cache.match(each))?.headers.get("content-length"));
    if (room < 0) await cache.delete(each);
  }
}
