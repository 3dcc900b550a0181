/** Outlines of a drawn body. */

/** A number as it stands in a drawing: one digit behind the point. */
export const short = (n: number) => Math.round(n * 10) / 10 || 0;

/** A limb of a length, thick and thin end; up when the length is negative. */
export function limb(length: number, thick: number, thin: number): string {
  const sweep = length > 0 ? 1 : 0;
  return `M${-thick} 0A${thick} ${thick} 0 0 ${sweep} ${thick} 0L${thin} ${length}A${thin} ${thin} 0 0 ${sweep} ${-thin} ${length}Z`;
}
