/** A list that the reader puts in order with buttons; the focus stays with the item that moved. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useTexts } from "./widget";

export interface OrderedItem {
  key: string;
  /** Plain words, for the names of the buttons and the message that is read aloud. */
  text: string;
  /** What stands in the list; the plain words by default. */
  shown?: ComponentChildren;
}

type Action = "up" | "down" | "away";

const ARROWS = { up: "M12 19V6M6 11l6-6 6 6", down: "M12 5v13M6 13l6 6 6-6", away: "M6 6l12 12M18 6 6 18" };

function Arrow(props: { action: Action }) {
  return (
    <svg
      class="w-icon"
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={ARROWS[props.action]} />
    </svg>
  );
}

export function OrderedList(props: {
  items: OrderedItem[];
  /** What the list is called when it is read aloud. */
  label: string;
  /** Gets the keys in their new order. */
  onOrder: (keys: string[]) => void;
  /** With this, each item can be taken away. */
  onAway?: (key: string) => void;
  part?: string;
}) {
  const t = useTexts();
  const list = useRef<HTMLOListElement>(null);
  const refocus = useRef<{ key: string; action: Action } | null>(null);
  const [said, setSaid] = useState("");
  const keys = props.items.map((item) => item.key);

  // A browser drops the focus of an element that is moved in the page.
  useLayoutEffect(() => {
    const target = refocus.current;
    if (!target) return;
    refocus.current = null;
    const item = [...(list.current?.children ?? [])][keys.indexOf(target.key)];
    item?.querySelector<HTMLElement>(`[data-action=${target.action}]`)?.focus();
  });

  const move = (item: OrderedItem, place: number, by: 1 | -1) => {
    const next = place + by;
    const other = keys[next];
    if (other === undefined)
      return setSaid(
        by < 0
          ? t("“{text}” is at the top already", { text: item.text })
          : t("“{text}” is at the bottom already", { text: item.text }),
      );
    const order = [...keys];
    order[place] = other;
    order[next] = item.key;
    refocus.current = { key: item.key, action: by < 0 ? "up" : "down" };
    setSaid(t("“{text}” is now at place {n} of {total}", { text: item.text, n: next + 1, total: keys.length }));
    props.onOrder(order);
  };

  const away = (key: string, place: number) => {
    const neighbour = keys[place + 1] ?? keys[place - 1];
    refocus.current = neighbour === undefined ? null : { key: neighbour, action: "away" };
    setSaid("");
    props.onAway?.(key);
  };

  return (
    <>
      <ol class="w-order" ref={list} aria-label={props.label} data-part={props.part}>
        {props.items.map((item, place) => (
          <li key={item.key}>
            {/* The list's own numbers are not drawn, so they are not heard either. */}
            <span class="w-order-place">
              <span class="w-visually-hidden">{t("place")} </span>
              {place + 1}
            </span>
            <span class="w-order-text">{item.shown ?? item.text}</span>
            <span class="w-order-buttons">
              {/* Not disabled at the ends: a disabled button would lose the focus. */}
              <button
                type="button"
                class="w-step"
                data-action="up"
                aria-disabled={place === 0}
                aria-label={t("Up: {text}", { text: item.text })}
                onClick={() => move(item, place, -1)}
              >
                <Arrow action="up" />
                <span>{t("Up")}</span>
              </button>
              <button
                type="button"
                class="w-step"
                data-action="down"
                aria-disabled={place === keys.length - 1}
                aria-label={t("Down: {text}", { text: item.text })}
                onClick={() => move(item, place, 1)}
              >
                <Arrow action="down" />
                <span>{t("Down")}</span>
              </button>
              {props.onAway && (
                <button
                  type="button"
                  class="w-step"
                  data-action="away"
                  aria-label={t("Away: {text}", { text: item.text })}
                  onClick={() => away(item.key, place)}
                >
                  <Arrow action="away" />
                  <span>{t("Away")}</span>
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p class="w-visually-hidden" aria-live="polite" aria-atomic="true" data-part="moved">
        {said}
      </p>
    </>
  );
}
