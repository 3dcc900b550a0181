/** What a reader did in a widget that stood in the page but did not listen yet: it counts, and is kept. */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Early {
  control: string;
  /** As it was drawn. */
  was: string;
  /** As the reader left it; null of a control that only has the focus. */
  now: string | null;
  focus: [number | null, number | null] | null;
}

const PRESSED = new Set(["radio", "checkbox"]);

const controls = (el: HTMLElement) => [...el.querySelectorAll<Control>("input, textarea, select")];

const isPressed = (control: Control): control is HTMLInputElement => PRESSED.has(control.type);

const shownValue = (control: Control) => (isPressed(control) ? String(control.checked) : control.value);

function drawnValue(control: Control): string {
  // A browser shows the first where none was drawn as chosen.
  if (control instanceof HTMLSelectElement)
    return ([...control.options].find((each) => each.hasAttribute("selected")) ?? control.options[0])?.value ?? "";
  return isPressed(control) ? String(control.defaultChecked) : control.defaultValue;
}

/** What is the same when a widget is drawn and when it shows what was kept: kind, words, and which of those it is. */
function named(all: Control[]): Map<string, Control> {
  const found = new Map<string, Control>();
  for (const control of all) {
    const words =
      control.ariaLabel ?? control.labels?.[0]?.textContent ?? control.closest("fieldset")?.textContent ?? "";
    let n = 0;
    while (found.has(`${control.type} ${words} ${n}`)) n += 1;
    found.set(`${control.type} ${words} ${n}`, control);
  }
  return found;
}

/** Takes it back from the page, so that it can be done again once the widget listens. */
export function takeEarly(el: HTMLElement): Early[] {
  return [...named(controls(el))].flatMap(([name, control]) => {
    const [was, now] = [drawnValue(control), shownValue(control)];
    const hasFocus = control === document.activeElement;
    if (was === now && !hasFocus) return [];
    const place: Early["focus"] =
      "selectionStart" in control ? [control.selectionStart, control.selectionEnd] : [null, null];
    if (isPressed(control)) control.checked = was === "true";
    else control.value = was;
    return [{ control: name, was, now: was === now ? null : now, focus: hasFocus ? place : null }];
  });
}

/** Own words that were kept before stay: new ones come after them. */
function joined(control: Control, { was, now }: Early): string {
  const { value } = control;
  if (value === was || !now || !/^text/.test(control.type)) return now ?? "";
  return value + (control.type === "textarea" ? "\n" : " ") + now;
}

/** Does it again, in a widget that listens. */
export async function doAgain(el: HTMLElement, early: Early[]): Promise<void> {
  for (const each of early) {
    // Each of them is done in what the one before it left; Preact draws between two promises.
    await null;
    const control = named(controls(el)).get(each.control);
    if (!control) continue;
    if (each.focus) control.focus({ preventScroll: true });
    if (each.now === null) continue;
    if (isPressed(control)) {
      // Of a group of radio buttons, the one that was left is of no account.
      if (String(control.checked) !== each.now && (control.type === "checkbox" || each.now === "true")) control.click();
      continue;
    }
    control.value = joined(control, each);
    for (const event of ["input", "change"]) control.dispatchEvent(new Event(event, { bubbles: true }));
    const [start, end] = each.focus ?? [null, null];
    if (start !== null && !(control instanceof HTMLSelectElement)) control.setSelectionRange(start, end);
  }
}
