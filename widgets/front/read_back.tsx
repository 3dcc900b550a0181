/**
 * What read-backs share. A read-back says in words what the reader kept in one widget: a heading, lists, tables,
 * no control. The page "Mijn cursus" puts it on the screen and on paper, and styles it (assets/styles/my_course.css).
 */
import type { ComponentChildren } from "preact";
import { WithPhoneNumbers } from "./phone_numbers";
import { useId } from "./widget";

/**
 * What of it belongs on the one page for the therapist, by its part there (`data-to` in my_course.html.j2), the reader's
 * own words before ready ones. Which part an open question belongs to, only the page knows: `own` (course/site/my_course.py).
 */
export type InSummary = Partial<
  Record<"wish" | "step" | "thoughts" | "sharper" | "calmer" | "plan" | "questions" | "own", string[]>
>;

/** The frame: what was kept under its title. */
export function Kept(props: { title: string; inSummary?: InSummary; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="kept" aria-labelledby={id} data-summary={props.inSummary && JSON.stringify(props.inSummary)}>
      <h3 id={id}>{props.title}</h3>
      {props.children}
    </section>
  );
}

/** The reader's own words as they were typed, line breaks included; a telephone number in them can be tapped. */
export function OwnWords(props: { text: string }) {
  return (
    <p class="own-words">
      <WithPhoneNumbers text={props.text} />
    </p>
  );
}

/** A part of what was kept, such as "Vooraf" of a plan, as a list. */
export function KeptList(props: { title: string; lines: string[] }) {
  const id = useId();
  if (props.lines.length === 0) return null;
  return (
    <div class="kept-list">
      <h4 id={id}>{props.title}</h4>
      <ul aria-labelledby={id}>
        {props.lines.map((line) => (
          <li key={line}>
            <WithPhoneNumbers text={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Room to write by hand, on paper only. */
export function RoomToWrite(props: { lines: number }) {
  return (
    <div class="room-to-write" aria-hidden="true">
      {Array.from({ length: props.lines }, (_, i) => (
        <span key={i} />
      ))}
    </div>
  );
}

/** The plain words of HTML that Python made safe; the buttons of sources stay in the lesson. */
export function wordsOf(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const source of page.querySelectorAll("button, [popover]")) source.remove();
  return (page.body.textContent ?? "").trim();
}
