/** How the group stands in time, on the leader's own screen: the plan, what to skip when it is late, and the order of what comes. */
import { useEffect, useRef, useState } from "preact/hooks";
import { placeIn } from "./order";
import { dropped, LENGTHS, type Planned, piecesOf, planFor, standing, sum } from "./pace";
import type { Action, Screen } from "./records.gen";
import type { Watch } from "./watch";
import { count, t } from "./words";

export interface Meeting {
  screens: readonly Screen[];
  order: readonly number[];
  screen: number;
  phones: boolean;
  watch: Watch;
  act(action: Action): void;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

const minutesIn = (n: number) => count(n, "1 minute", "{n} minutes");

/** Draws again each second. */
function useSeconds(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
}

/** What is done of the sections that come. Of these nothing goes any more: their leader chose them. */
function planOf({ screens, order, phones, watch }: Meeting): Planned[] {
  const pieces = piecesOf(screens, order, phones).filter(({ key }) => !watch.without.includes(key));
  const extra = planFor(
    pieces.map((piece) => (piece.what === "section" ? { ...piece, goes: 0 } : piece)),
    watch.length,
  ).map(({ key }) => key);
  return pieces.filter(({ key }) => extra.includes(key));
}

function nameOf(meeting: Meeting, piece: Planned): string {
  const title = `“${meeting.screens[piece.screen]?.title ?? ""}”`;
  if (piece.what === "again") return t("the second vote at {title}", { title });
  if (piece.what === "pairs") return t("own words in pairs at {title}", { title });
  return title;
}

/** On a narrow screen the time stands below the notes: then this leads there. */
export function LateNote({ meeting }: { meeting: Meeting }) {
  useSeconds();
  const { order, screen, watch } = meeting;
  const plan = planOf(meeting);
  const { late } = standing(plan, { order, screen }, { all: watch.all, here: watch.here }, watch.length);
  if (late <= Math.max(1, sum(plan) - watch.length)) return null;
  return (
    <p class="lead-late-note">
      <a href="#tijd">{t("You are {n} minutes late.", { n: late })}</a>
    </p>
  );
}

/** A section that goes takes along what comes on top of it: only the section is named. */
function named(skip: readonly Planned[]): Planned[] {
  const whole = skip.filter(({ what }) => what === "section").map(({ screen }) => screen);
  return skip.filter(({ what, screen }) => what === "section" || !whole.includes(screen));
}

/** Leaves pieces of the plan out. */
function leaveOut(meeting: Meeting, pieces: readonly Planned[]): void {
  const { order, screens, watch, act } = meeting;
  const gone = new Set(pieces.filter(({ what }) => what === "section").map(({ screen }) => screen));
  const extra = pieces.filter(({ what }) => what !== "section").map(({ key }) => key);
  if (extra.length) watch.without = [...watch.without, ...extra];
  const all = order.length ? order : screens.map((_, screen) => screen);
  if (gone.size) act({ do: "order", screens: all.filter((screen) => !gone.has(screen)) });
}

export function Pace({ meeting }: { meeting: Meeting }) {
  useSeconds();
  const [, redraw] = useState(0);
  const { screens, order, screen, watch } = meeting;
  const plan = planOf(meeting);
  const spent = { all: watch.all, here: watch.here };
  const { late, due, skip } = standing(plan, { order, screen }, spent, watch.length);
  const here = sum(plan.filter((piece) => piece.screen === screen));
  const extras = plan.filter((piece) => piece.screen === screen && piece.what !== "section");
  const names = new Intl.ListFormat(document.documentElement.lang || "nl", { type: "conjunction" });
  const toSkip = named(skip);
  const what = names.format(toSkip.map((piece) => `${nameOf(meeting, piece)} (${minutesIn(piece.minutes)})`));
  // A plan that is too long from the start makes nobody late.
  const over = Math.max(0, sum(plan) - watch.length);
  const state = late > Math.max(over, 1) ? "late" : late < -1 ? "early" : "fine";
  const choose = (length: number) => {
    watch.length = length;
    const all = piecesOf(screens, [], meeting.phones);
    const gone = dropped(all, sum(all) - length).filter(({ what }) => what === "section");
    const left = new Set(gone.map((piece) => piece.screen));
    meeting.act({ do: "order", screens: left.size ? screens.map((_, i) => i).filter((i) => !left.has(i)) : [] });
    redraw((n) => n + 1);
  };
  return (
    <section class="lead-time" data-part="time" aria-labelledby="tijd">
      <h2 id="tijd">{t("Time")}</h2>
      <fieldset class="lead-lengths">
        <legend>{t("How long do you have?")}</legend>
        {LENGTHS.map((length) => (
          <label key={length}>
            <input
              type="radio"
              name="length"
              data-part={`length-${length}`}
              checked={watch.length === length}
              onChange={() => choose(length)}
            />
            <span>{t("{n} min", { n: length })}</span>
          </label>
        ))}
      </fieldset>
      <dl>
        <div class={spent.here > here * 60 ? "is-over" : ""}>
          <dt>{t("This screen")}</dt>
          <dd>
            <strong data-part="used">{clock(spent.here)}</strong>{" "}
            <span data-part="planned">{t("planned {n} min", { n: here })}</span>
          </dd>
        </div>
        <div class={spent.all > watch.length * 60 ? "is-over" : ""}>
          <dt>{t("Total")}</dt>
          <dd>
            <strong data-part="used-total">{clock(spent.all)}</strong>{" "}
            <span data-part="planned-total">{t("planned {n} min", { n: sum(plan) })}</span>
          </dd>
        </div>
      </dl>
      {extras.length > 0 && (
        <p data-part="extras">
          {t("With: {what}.", {
            what: names.format(
              extras.map(({ what, minutes }) =>
                t(
                  what === "join"
                    ? "taking part ({n} min)"
                    : what === "pairs"
                      ? "own words in pairs ({n} min)"
                      : "a second vote ({n} min)",
                  { n: minutes },
                ),
              ),
            ),
          })}
        </p>
      )}
      <p data-part="due">
        {due === screen
          ? t("By the plan you are here now.")
          : t("By the plan you are now at: {title}.", { title: screens[due]?.title ?? "" })}
      </p>
      {/* Only the change is read out, not each minute. */}
      <p class="visually-hidden" role="status">
        {state === "late" ? t("You are late.") : ""}
      </p>
      {(over > 1 || state === "late") && (
        <div class="lead-late" data-part="late">
          <p>
            {late > over
              ? toSkip.length
                ? t("You are {n} minutes late: skip {what}.", { n: late, what })
                : t("You are {n} minutes late. Nothing of what comes can go.", { n: late })
              : toSkip.length
                ? t("This plan takes {n} minutes. Skip {what}, or count on that time.", { n: sum(plan), what })
                : t("This plan takes {n} minutes.", { n: sum(plan) })}
          </p>
          {toSkip.length > 0 && (
            <button
              type="button"
              class="g-button"
              data-part="skip-these"
              onClick={() => {
                leaveOut(meeting, skip);
                redraw((n) => n + 1);
              }}
            >
              {t("Skip this")}
            </button>
          )}
        </div>
      )}
      {state === "early" && <p data-part="early">{t("There are {n} minutes left for talking.", { n: -late })}</p>}
      <Agenda meeting={meeting} />
    </section>
  );
}

/** The sections as they come: skip one, or do it earlier or later. */
function Agenda({ meeting }: { meeting: Meeting }) {
  const { screens, order, screen, act } = meeting;
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef("");
  const all = screens.map((_, i) => i);
  const coming = order.length ? [...order] : all;
  const shown = [...all].sort((one, other) => placeIn(order, one) - placeIn(order, other) || one - other);
  const put = (next: number[]) =>
    act({ do: "order", screens: next.every((one, i) => one === all[i]) && next.length === all.length ? [] : next });
  const move = (one: number, by: number) => {
    const at = coming.indexOf(one);
    const next = coming.filter((other) => other !== one);
    next.splice(at + by, 0, one);
    moved.current = `${one}/${by}`;
    put(next);
  };
  // The row goes elsewhere; the focus goes along.
  useEffect(() => {
    if (moved.current) list.current?.querySelector<HTMLElement>(`[data-move="${moved.current}"]`)?.focus();
    moved.current = "";
  });
  return (
    <details class="lead-agenda" data-part="agenda">
      <summary>{t("Skip sections, or change their order")}</summary>
      <ol ref={list} role="list">
        {shown.map((one) => {
          const title = screens[one]?.title ?? "";
          const [at, skipped] = [coming.indexOf(one), !coming.includes(one)];
          const button = (by: number, words: string, off: boolean) => (
            <button
              type="button"
              class="g-button"
              data-move={`${one}/${by}`}
              aria-label={t(words, { title })}
              aria-disabled={off}
              onClick={() => !off && move(one, by)}
            >
              {by < 0 ? "↑" : "↓"}
            </button>
          );
          return (
            <li
              key={one}
              data-screen={one}
              class={skipped ? "is-skipped" : ""}
              aria-current={one === screen ? "step" : undefined}
            >
              <span>
                {title}{" "}
                <span class="soft">{skipped ? t("is skipped") : minutesIn(screens[one]?.pieces[0]?.minutes ?? 0)}</span>
              </span>
              {one > 0 && (
                <span class="lead-agenda-buttons">
                  {!skipped && button(-1, "Earlier: {title}", at <= 1)}
                  {!skipped && button(1, "Later: {title}", at === coming.length - 1)}
                  <button
                    type="button"
                    class="g-button"
                    aria-label={t(skipped ? "Do it after all: {title}" : "Skip: {title}", { title })}
                    onClick={() => put(skipped ? withBack(coming, one) : coming.filter((other) => other !== one))}
                  >
                    {t(skipped ? "Do it after all" : "Skip")}
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** A section comes back where it stands in the lesson. */
function withBack(coming: readonly number[], screen: number): number[] {
  const at = Math.ceil(placeIn(coming, screen));
  return [...coming.slice(0, at), screen, ...coming.slice(at)];
}
