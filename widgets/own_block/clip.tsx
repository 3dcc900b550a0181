/** An author's own film or sound: the browser's own player, and in words what can be seen and heard. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Card, traitsOf, useTexts, wordsOf } from "../front/widget";
import { Safe } from "./safe";
import type { Played, Traits } from "./traits.gen";

const { useContent } = traitsOf<Traits>();

export function Clip() {
  const t = useTexts();
  const film = useContent("form") === "film";
  const title = useContent("title");
  const text = useContent("text");
  const played = useContent("played");
  const seconds = useContent("seconds");
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <Card title={<Safe html={title} />} todo={film ? t("Film, {time}", { time }) : t("Sound, {time}", { time })}>
      {played.link ? (
        <p data-part="link">
          <a href={played.link} rel="noopener noreferrer">
            {film ? t("Watch on {host}", { host: played.host }) : t("Listen on {host}", { host: played.host })}
          </a>
          <span class="w-note">{t("You then go to another website. That one can see that you came.")}</span>
        </p>
      ) : (
        <Player film={film} played={played} title={wordsOf(title)} />
      )}
      {text && <div class="own-text" data-part="text" dangerouslySetInnerHTML={{ __html: text }} />}
    </Card>
  );
}

/** The whole address of what lies beside this file; where this file has no place, it stays as it is. */
function at(name: string): string {
  try {
    return new URL(name, import.meta.url).href;
  } catch {
    return name;
  }
}

/** Nothing is fetched before it is asked for, but the picture of a film. */
function Player({ film, played, title }: { film: boolean; played: Played; title: string }) {
  const t = useTexts();
  const player = useRef<HTMLMediaElement & HTMLVideoElement>(null);
  const [lost, setLost] = useState(false);
  // A page has the address in what was drawn (lesson_main.html.j2); elsewhere it is found from this file.
  useLayoutEffect(() => {
    const element = player.current;
    if (!element) return;
    const track = element.querySelector("track");
    if (element.src !== at(played.file)) element.src = at(played.file);
    if (played.picture && element.poster !== at(played.picture)) element.poster = at(played.picture);
    if (track && track.src !== at(played.captions)) track.src = at(played.captions);
  }, [played]);
  const all = {
    ref: player,
    controls: true,
    preload: "none" as const,
    src: played.file,
    "aria-label": title,
    "data-part": "player",
    onError: () => setLost(true),
  };
  return (
    <>
      {film ? (
        <video class="film" playsInline poster={played.picture} {...all}>
          {played.captions && <track kind="captions" srclang="nl" label="Nederlands" src={played.captions} default />}
        </video>
      ) : (
        <audio class="sound" {...all} />
      )}
      <p class="w-note" aria-live="polite" data-part="lost">
        {lost && t("This cannot be played now. Perhaps there is no internet.")}
      </p>
    </>
  );
}
