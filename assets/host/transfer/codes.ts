/** Shows what was kept as QR codes, one after the other: by a button, or by themselves at a calm pace. */
import encodeQR from "qr";
import { calmMotion } from "../../../widgets/front/motion";
import { words } from "../words";

const PACE = 2000; // ms
const SVG = "http://www.w3.org/2000/svg";
const part = <T extends HTMLElement = HTMLElement>(of: ParentNode, name: string) =>
  of.querySelector<T>(`[data-part="${name}"]`);

/** A code as a drawing: dark on light in every theme, with a white border, as cameras want it. */
function draw(text: string): SVGElement {
  const dots = encodeQR(text, "raw", { ecc: "medium", encoding: "alphanumeric", border: 4 });
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${dots.length} ${dots.length}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.setAttribute("aria-hidden", "true");
  const ground = document.createElementNS(SVG, "rect");
  for (const side of ["width", "height"]) ground.setAttribute(side, String(dots.length));
  ground.setAttribute("fill", "white");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("fill", "black");
  path.setAttribute(
    "d",
    dots.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(""),
  );
  svg.append(ground, path);
  return svg;
}

/** Shows the codes in their box; gives what closes it. */
export function showCodes(box: HTMLElement, frames: string[], closed: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const [place, count, pace] = [part(box, "code"), part(box, "code-count"), part(box, "pace")];
  let at = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const show = () => {
    const name = words("code-count", { n: at + 1, of: frames.length })?.textContent ?? "";
    place?.replaceChildren(draw(frames[at] ?? ""));
    place?.setAttribute("aria-label", name);
    count?.replaceChildren(...[frames.length > 1 ? name : words("code-one")].filter((each) => each !== null));
  };
  const go = (step: number) => {
    at = (at + step + frames.length) % frames.length;
    show();
  };
  const run = (on: boolean) => {
    clearInterval(timer);
    timer = on ? setInterval(() => go(1), PACE) : undefined;
    pace?.setAttribute("aria-pressed", String(on));
    // Said while the reader steps; silent while the codes pass by themselves.
    if (count) count.ariaLive = on ? "off" : "polite";
  };
  const close = () => {
    run(false);
    ended.abort();
    box.hidden = true;
    place?.replaceChildren();
    closed();
  };
  part(box, "next-code")?.addEventListener("click", () => (run(false), go(1)), { signal });
  part(box, "previous-code")?.addEventListener("click", () => (run(false), go(-1)), { signal });
  pace?.addEventListener("click", () => run(timer === undefined), { signal });
  part(box, "close-codes")?.addEventListener("click", close, { signal });
  for (const name of ["next-code", "previous-code", "pace"])
    part(box, name)?.toggleAttribute("hidden", frames.length === 1);
  box.hidden = false;
  show();
  run(frames.length > 1 && !calmMotion());
  return close;
}
