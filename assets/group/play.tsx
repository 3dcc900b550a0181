/** A play on a phone, handed out for a while: its own component, which keeps nothing. Where its owner ends is the vote. */
import { useEffect, useRef, useState } from "preact/hooks";
import { type Model, useTexts } from "../../widgets/front/widget";
import { PageModel, type State } from "../host/model";
import { ParticipantStore } from "./participant";
import type { AskedQuestion as Asked } from "./records.gen";
import type { Sender } from "./sender";

type Counted = { trait: string; values: { value: unknown }[] };

/** Who slides sends where the slider comes to rest, in milliseconds. */
const REST = 700;
/** Before it is asked for again, in milliseconds. */
const AGAIN = 2000;

/** Shows a play in a place; gives what takes it away. */
async function show(el: HTMLElement, state: State, moved: (place: number) => void): Promise<() => void> {
  // Beside the phone's own script, wherever the course is served from.
  const script = document.querySelector<HTMLScriptElement>("script[src*='/phone-']");
  const address = (file: unknown) => new URL(String(file), script?.src ?? location.href).href;
  const css = address(state._css_file);
  if (!document.querySelector(`link[href="${css}"]`))
    document.head.prepend(Object.assign(document.createElement("link"), { rel: "stylesheet", href: css }));
  await window.load?.(String(state._module));
  const { default: widget } = (await import(address(state._module))) as {
    default: { render(place: { model: Model; el: HTMLElement }): () => void };
  };
  const { trait, values } = state._counted as Counted;
  const model = new PageModel({ ...state, _handed: true }, new ParticipantStore(undefined));
  const tell = () => moved(values.findIndex(({ value }) => value === model.get(trait)));
  model.on(`change:${trait}`, tell);
  // Who plays and leaves it as it stood ends there too.
  el.addEventListener("click", tell);
  return widget.render({ model, el });
}

export function Play(props: { asked: Asked; code: string; voteKey: string; sender: Sender }) {
  const t = useTexts();
  const { asked, code, voteKey, sender } = props;
  const place = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    let [rest, again] = [0, 0];
    let gone: (() => void) | undefined;
    const moved = (option: number) => {
      clearTimeout(rest);
      if (option < 0) return;
      const vote = { chosen: [option] };
      rest = window.setTimeout(
        () => sender.send({ question: asked.name, round: asked.round, vote, key: voteKey }),
        REST,
      );
    };
    const bring = async () => {
      try {
        const answer = await fetch(`api/rooms/${code}/play`, { signal: stop.signal, cache: "no-store" });
        if (!answer.ok) throw new Error(String(answer.status));
        const state = (await answer.json()) as State;
        if (!place.current) return;
        gone = await show(place.current, state, moved);
        setProblem(false);
        if (stop.signal.aborted) gone();
      } catch {
        if (stop.signal.aborted) return;
        setProblem(true);
        again = window.setTimeout(bring, AGAIN);
      }
    };
    void bring();
    return () => {
      stop.abort();
      clearTimeout(rest);
      clearTimeout(again);
      gone?.();
    };
  }, []);
  const done = sender.sent.has(voteKey) && !sender.waiting;
  return (
    <div class="phone-play" data-part="play">
      {/* The play itself has the first screen of a phone: its picture, its controls and what it says. */}
      <h1 class="visually-hidden">{t("Try it out")}</h1>
      <p class={`phone-status${done ? " is-done" : ""}`} role="status" data-part="status">
        {problem
          ? t("The play does not come yet. This phone keeps trying by itself.")
          : (sender.refusals.get(voteKey) ??
            t(done ? "It counts. You can go on playing." : "Where you end counts, without your name."))}
      </p>
      <div ref={place} data-part="play-here" />
    </div>
  );
}
