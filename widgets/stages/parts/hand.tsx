/** A hand seen from its back, with four fingers and a thumb. The wrist is the origin, the fingers point to the right; 52 long. */
export function Hand() {
  return (
    <g class="hand">
      <path class="finger" d="M20-13L43-15M22-5L50-5M22 4L48 5M20 12L41 15" />
      <path class="palm" d="M-3-9C6-11 14-18 24-17 29-6 29 6 24 17 14 18 6 11-3 9-6 5-6-5-3-9Z" />
      <path class="finger" d="M10-9C14-16 18-21 25-26" />
    </g>
  );
}
