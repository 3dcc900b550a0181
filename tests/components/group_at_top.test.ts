/** The leader's own screen on a phone: what is begun there stands in view, and nothing else moves. */
import { beforeEach, expect, test, vi } from "vitest";
import { AtTop } from "../../assets/group/at_top";
import type { Action, AskedQuestion } from "../../assets/group/records.gen";
import type { State } from "../../assets/group/state";

const start = { screen: 2, question: null, staged: "" } as unknown as State;
const asked = { ...start, question: { name: "q" } as unknown as AskedQuestion };
const brought: string[] = [];
/** A part of the page, so many pixels below the top of what is seen. */
const part = (name: string, top: number) =>
  ({
    getBoundingClientRect: () => ({ top }),
    scrollIntoView: () => void brought.push(name),
    querySelector: () => null,
  }) as unknown as Element;

let page: AtTop;
const draw = (state: State, top: number) => page.drawn(state, part("head", top), part("lead", top));
const press = (action: Action, after: State, top: number) => {
  page.before(action);
  draw(after, top);
  return brought.splice(0);
};

beforeEach(() => {
  vi.stubGlobal("innerHeight", 780);
  page = new AtTop();
  draw(start, 0);
});

test("a vote that is begun far down the page comes into view, and the lesson after it", () => {
  expect(press({ do: "ask", question: "q" }, asked, -1000)).toEqual(["lead"]);
  expect(press({ do: "away" }, start, -300)).toEqual(["head"]);
  expect(press({ do: "go", screen: 3 }, { ...start, screen: 3 }, -20)).toEqual(["head"]);
  expect(press({ do: "stage", widget: "s", at: 1 }, { ...start, screen: 3, staged: "s" }, 900)).toEqual(["lead"]);
});

test("what is seen already stays where it is, and so does all that is about the same", () => {
  expect(press({ do: "ask", question: "q" }, asked, 300)).toEqual([]);
  expect(press({ do: "close" }, asked, -1000)).toEqual([]);
  expect(press({ do: "look" }, asked, -1000)).toEqual([]);
  // A refusal begins nothing, also not when something else is begun elsewhere afterwards.
  expect(press({ do: "ask", question: "q" }, asked, -1000)).toEqual([]);
  expect(press({ do: "hands", option: 0, people: 1 }, start, -1000)).toEqual([]);
});

test("by keyboard alone one is at what was begun, when what was pressed is gone; else where one was", () => {
  document.body.innerHTML = '<button>Volgende</button><section><h2 tabindex="-1">Stemmen</h2></section>';
  const [bar, section] = [...document.body.children] as [HTMLButtonElement, HTMLElement];
  page.before({ do: "ask", question: "q" });
  page.drawn(asked, null, section);
  expect(document.activeElement?.textContent).toBe("Stemmen");
  bar.focus();
  page.before({ do: "go", screen: 3 });
  page.drawn({ ...start, screen: 3 }, section, section);
  expect(document.activeElement).toBe(bar);
  document.body.replaceChildren();
});

test("what another window does moves nothing here", () => {
  draw(asked, -1000);
  draw({ ...start, screen: 5 }, -1000);
  expect(brought).toEqual([]);
});
