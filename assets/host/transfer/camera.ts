/** Reads the codes of another device with the camera. The picture stays in this page. */
import { words } from "../words";
import { Gathering } from "./frames";

const EVERY = 150; // ms between two looks
const MOST_PIXELS = 1280;
const part = <T extends HTMLElement = HTMLElement>(of: ParentNode, name: string) =>
  of.querySelector<T>(`[data-part="${name}"]`);

/** The words that say why there is no camera here; null when there may be one. */
export function whyNoCamera(): string | null {
  if (!isSecureContext) return "not-secure";
  return typeof navigator.mediaDevices?.getUserMedia === "function" ? null : "no-camera";
}

type Detect = (canvas: HTMLCanvasElement) => Promise<string[]>;

interface Detector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** The browser's own detector where it reads QR codes; else one that comes along. */
async function detector(): Promise<Detect> {
  const native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (native && (await native.getSupportedFormats().catch((): string[] => [])).includes("qr_code")) {
    const own = new native({ formats: ["qr_code"] });
    return async (canvas) => (await own.detect(canvas)).map(({ rawValue }) => rawValue);
  }
  const { decodeQR } = await import("qr/decode.js");
  return (canvas) => {
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return Promise.resolve([]);
    try {
      return Promise.resolve([decodeQR(context.getImageData(0, 0, canvas.width, canvas.height), { timeLimit: 60 })]);
    } catch {
      // No code in this picture.
      return Promise.resolve([]);
    }
  };
}

/**
 * Looks until all codes of a row were seen.
 *
 * @returns their bytes; null when the reader stops; or the words that say why it did not work.
 */
export async function readCodes(box: HTMLElement): Promise<Uint8Array<ArrayBuffer> | string | null> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: "environment", width: { ideal: MOST_PIXELS } },
    });
  } catch (error) {
    const refused = error instanceof DOMException && ["NotAllowedError", "SecurityError"].includes(error.name);
    return refused ? "camera-refused" : "camera-missing";
  }
  const video = part<HTMLVideoElement>(box, "video");
  const count = part(box, "camera-count");
  const ended = new AbortController();
  const { signal } = ended;
  let said = "";
  const tell = (name: string, values: Record<string, number> = {}) => {
    const sentence = words(name, values);
    // A status that is written again is read out again.
    if (!sentence || sentence.textContent === said) return;
    said = sentence.textContent ?? "";
    count?.replaceChildren(sentence);
  };
  const stopped = new Promise<null>((stop) => {
    const end = () => stop(null);
    part(box, "stop-camera")?.addEventListener("click", end, { signal });
    for (const track of stream.getTracks()) track.addEventListener("ended", end, { signal });
    addEventListener("pagehide", end, { signal });
  });

  const look = async (): Promise<Uint8Array<ArrayBuffer> | string> => {
    const detect = await detector();
    const canvas = document.createElement("canvas");
    const gathering = new Gathering();
    for (;;) {
      await new Promise((next) => setTimeout(next, EVERY));
      if (signal.aborted) return "not-taken";
      if (!video?.videoWidth) continue;
      const scale = Math.min(1, MOST_PIXELS / Math.max(video.videoWidth, video.videoHeight));
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      canvas.getContext("2d", { willReadFrequently: true })?.drawImage(video, 0, 0, canvas.width, canvas.height);
      for (const text of await detect(canvas).catch(() => [])) {
        const brought = gathering.add(text);
        if (brought === "newer") return "file-newer";
        if (brought === "other") {
          if (gathering.have === 0) tell("camera-other");
          continue;
        }
        tell("camera-have", { have: gathering.have, of: gathering.of });
        const whole = gathering.whole();
        if (whole) return whole;
      }
    }
  };

  box.hidden = false;
  tell("camera-waiting");
  try {
    if (video) {
      video.srcObject = stream;
      await video.play().catch(() => undefined);
    }
    return await Promise.race([look(), stopped]);
  } catch {
    return "no-camera";
  } finally {
    ended.abort();
    for (const track of stream.getTracks()) track.stop();
    if (video) video.srcObject = null;
    count?.replaceChildren();
    box.hidden = true;
  }
}
