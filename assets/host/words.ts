/** Sentences that a script shows. They stand in the page as templates, in the language of the page. */

/**
 * A copy of `<template data-words="name">` with its places filled: `<b data-fill="title">` gets `values.title`.
 * A number may have two forms: `data-one="nog 1 minuut" data-more="nog {n} minuten"`.
 */
export function words(name: string, values: Record<string, string | number> = {}): DocumentFragment | null {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-words=${name}]`);
  if (!template) return null;
  const copy = template.content.cloneNode(true) as DocumentFragment;
  for (const place of copy.querySelectorAll<HTMLElement>("[data-fill]")) {
    const value = String(values[place.dataset.fill ?? ""] ?? "");
    const form = value === "1" ? place.dataset.one : place.dataset.more;
    place.textContent = form ? form.replace("{n}", value) : value;
  }
  return copy;
}
