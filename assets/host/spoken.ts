/**
 * What a section says when it is read aloud: sentences, each with its place in the page.
 *
 * `data-spoken="other words"` on an element replaces what it says; `data-spoken=""` leaves it out.
 * Left out by themselves: buttons (but not hard words), sources and explanations that open by a tap, tables, fields,
 * and whatever cannot be seen. A question reads its answers as "Antwoord 1: ...". A widget with a model says what it
 * shows and what belongs to that, not the choices that steer it.
 */

export interface Sentence {
  text: string;
  /** Where it stands; null when the words do not stand in the page like this. */
  range: Range | null;
  element: HTMLElement;
}

// A voice of Chrome stops by itself after some fifteen seconds.
const LONGEST = 180;
const BLOCKS = "h2, h3, h4, h5, h6, p, li, dt, dd, figcaption, legend, label.w-choice, [data-spoken]";
// Of an author these say something; in a widget they are how it stands.
const TYPED = "div, blockquote, pre, summary";
const SILENT =
  "button:not(.term, [data-spoken]), [popover], .source, table, details:not([open]), input, select, textarea, output, svg, script, style, template, " +
  "[aria-hidden=true], [hidden], .w-slider, .aloud-bar, .widget-wait";

/** The blocks of a section that say something, in reading order. */
export function spokenBlocks(section: HTMLElement): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>(`${BLOCKS}, ${TYPED}`)].filter(
    (block) =>
      isBlock(block) &&
      !block.closest(SILENT) &&
      block.checkVisibility({ visibilityProperty: true }) &&
      !block.parentElement?.closest("[data-spoken]") &&
      belongs(block),
  );
}

/** Whether what stands in it is said by itself. */
function isBlock(element: Element): boolean {
  return element.matches(BLOCKS) || (element.matches(TYPED) && !element.closest(".widget-place, .course-widget"));
}

function belongs(block: HTMLElement): boolean {
  if (block.hasAttribute("data-spoken")) return true;
  const steersAModel =
    block.closest(".w-controls") ||
    (block.closest("fieldset") && block.closest(".course-widget")?.querySelector(".w-figure"));
  return !steersAModel && !block.closest("[data-part=certainty]");
}

/** The number of an answer within its question, from 1; null for everything else. */
export function answerNumber(block: HTMLElement): number | null {
  if (!block.matches("label.w-choice")) return null;
  const all = [...(block.closest("fieldset.question")?.querySelectorAll("label.w-choice") ?? [])];
  return all.indexOf(block) + 1 || null;
}

/** The sentences of one block. */
export function sentencesOf(block: HTMLElement): Sentence[] {
  const given = block.dataset.spoken;
  if (given !== undefined) return split(given).map(({ text }) => ({ text, range: null, element: block }));
  const pieces: { node: Text; start: number }[] = [];
  let whole = "";
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    return node !== block && (node.matches(SILENT) || isBlock(node))
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_SKIP;
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    pieces.push({ node: node as Text, start: whole.length });
    whole += (node as Text).data;
  }
  const point = (at: number): [Text, number] | null => {
    const piece = pieces.filter(({ start }) => start <= at).at(-1);
    return piece ? [piece.node, at - piece.start] : null;
  };
  return split(whole).map(({ text, start, end }) => {
    const [from, to] = [point(start), point(end - 1)];
    const range = document.createRange();
    if (from && to) {
      range.setStart(...from);
      range.setEnd(to[0], to[1] + 1);
    }
    return { text, range: from && to ? range : null, element: block };
  });
}

interface Piece {
  text: string;
  start: number;
  end: number;
}

function split(whole: string): Piece[] {
  return segments(whole)
    .flatMap(shorten)
    .map(trim)
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

function segments(whole: string): Piece[] {
  const found =
    "Segmenter" in Intl
      ? [...new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" }).segment(whole)].map(
          ({ segment, index }) => ({ segment, index }),
        )
      : [...whole.matchAll(/[^.?]+[.?]*\s*/g)].map((match) => ({ segment: match[0], index: match.index }));
  return found.map(({ segment, index }) => ({ text: segment, start: index, end: index + segment.length }));
}

/** Cuts a very long sentence where a reader would breathe. */
function shorten(piece: Piece): Piece[] {
  if (piece.text.length <= LONGEST) return [piece];
  const head = piece.text.slice(0, LONGEST);
  const comma = Math.max(head.lastIndexOf(", "), head.lastIndexOf("; "), head.lastIndexOf(": "));
  const at = comma > 0 ? comma + 1 : head.lastIndexOf(" ") > 0 ? head.lastIndexOf(" ") : LONGEST;
  const rest = { text: piece.text.slice(at), start: piece.start + at, end: piece.end };
  return [{ text: piece.text.slice(0, at), start: piece.start, end: piece.start + at }, ...shorten(rest)];
}

function trim({ text, start, end }: Piece): Piece {
  const before = text.length - text.trimStart().length;
  const after = text.length - text.trimEnd().length;
  return { text: text.trim().replace(/\s+/g, " "), start: start + before, end: end - after };
}
