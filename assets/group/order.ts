/** In which order a group goes through the sections of a lesson, where its leader chose one; as course/groups/order.py on the server. */

export interface Place {
  screen: number;
  step: number;
}

/** Where a screen stands in an order; one that is left out stands halfway after those before it in the lesson. An empty order is that of the lesson. */
export function placeIn(order: readonly number[], screen: number): number {
  if (!order.length) return screen;
  const at = order.indexOf(screen);
  return at >= 0 ? at : order.filter((one) => one < screen).length - 0.5;
}

export function isBehind(order: readonly number[], one: Place, other: Place): boolean {
  const apart = placeIn(order, one.screen) - placeIn(order, other.screen);
  return apart < 0 || (apart === 0 && one.step < other.step);
}

/** What comes after a screen, or before it; undefined at the ends. */
export function nextIn(order: readonly number[], screen: number, screens: number): number | undefined {
  const at = Math.floor(placeIn(order, screen)) + 1;
  return order.length ? order[at] : at < screens ? at : undefined;
}

export function previousIn(order: readonly number[], screen: number): number | undefined {
  const at = Math.ceil(placeIn(order, screen)) - 1;
  return order.length ? order[at] : at >= 0 ? at : undefined;
}
