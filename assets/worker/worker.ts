/**
 * The service worker: the course on the reader's device, so that it works without internet; of a long course the lessons that
 * its reader opened, and the one after each; of recordings those that were heard. What draws charts is as heavy as half of the
 * course: it stays once a chart was opened.
 * The server, or the static build, writes the lists of what to keep before this script; an empty list means: stop.
 * One version at a time. A new one is fetched whole and then waits until the reader asks for it, or until the course
 * is no longer open anywhere; when fetching fails, the old one stays. Workbox does the keeping.
 */
import { cacheNames } from "workbox-core";
import { PrecacheController, type PrecacheEntry, PrecacheRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { hear, isRecording } from "./heard";
import { Later } from "./later";

declare const self: ServiceWorkerGlobalScope & {
  courseFiles: PrecacheEntry[];
  /** What is kept once it is opened, each with what belongs to it; the lessons, of a long course, in their order. */
  courseLater: { lessons: PrecacheEntry[][]; others: PrecacheEntry[][] };
  courseStart: string;
};

const scope = self.registration.scope;

/** For authors, who must see what they just changed: takes itself away, and shows open pages anew from the server. */
function stop(): void {
  self.addEventListener("install", () => void self.skipWaiting());
  self.addEventListener("activate", (event) => {
    const away = async (): Promise<void> => {
      for (const name of [cacheNames.precache, cacheNames.runtime]) await caches.delete(name);
      await self.registration.unregister();
      // Only pages that an earlier worker served; a page from the server itself is no client of this one.
      for (const client of await self.clients.matchAll({ type: "window" })) await client.navigate(client.url);
    };
    event.waitUntil(away());
  });
}

function keepCourse(): void {
  const { lessons, others } = self.courseLater;
  // All that may stand on the device; what of it does, is of this version.
  const controller = new PrecacheController();
  controller.addToCacheList([...self.courseFiles, ...lessons.flat(), ...others.flat()]);
  const later = new Later(controller, scope, lessons, others);
  self.addEventListener("install", (event) => {
    const install = async (): Promise<void> => {
      const first = new PrecacheController();
      const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
      first.addToCacheList([...self.courseFiles, ...(await later.wanted(open.map(({ url }) => url)))]);
      await first.install(event);
    };
    event.waitUntil(install());
  });
  self.addEventListener("activate", (event) => {
    const take = async (): Promise<void> => {
      // While other windows show the version before, its files stay; the next change clears them.
      const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
      if (open.length <= 1) await controller.activate(event);
      await self.clients.claim();
    };
    event.waitUntil(take());
  });
  self.addEventListener("message", (event) => {
    if (event.data === "take over") void self.skipWaiting();
  });

  // The start of the course, and an address without its last slash: to the page that is meant, as the server does.
  registerRoute(
    ({ request, url }) =>
      request.mode === "navigate" &&
      (url.href === scope || controller.getCacheKeyForURL(`${url.origin}${url.pathname}/`)),
    ({ url }) =>
      Promise.resolve(
        Response.redirect(
          url.href === scope ? `${scope}${self.courseStart}` : `${url.origin}${url.pathname}/${url.search}`,
        ),
      ),
  );
  registerRoute(
    ({ url }) => later.has(url),
    async ({ event, request, url }) => {
      try {
        return await later.answer(event, request, url);
      } catch (error) {
        if (request.mode !== "navigate") throw error;
        // There it says which lessons can be read without internet.
        return Response.redirect(`${scope}${self.courseStart}#zonder-internet`);
      }
    },
  );
  // What is not on the list (group sessions, the author's page) goes past this worker.
  registerRoute(
    new PrecacheRoute(controller, { directoryIndex: "", cleanURLs: false, ignoreURLParametersMatching: [/^/] }),
  );
  registerRoute(
    ({ url }) => url.href.startsWith(scope) && isRecording(url),
    ({ event, request }) => hear(event, request),
  );
  // What a window with the version before still asks for.
  registerRoute(
    ({ url }) => url.href.startsWith(`${scope}static/`),
    async ({ request }) => (await caches.match(request)) ?? fetch(request),
  );
}

if (self.courseFiles.length) keepCourse();
else stop();
