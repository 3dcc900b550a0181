/**
 * What a reader kept as a row of short texts, one for each QR code: packed with gzip, whose checksum tells whether all
 * came across, and written in the 45 characters that a QR code takes least room for (RFC 9285).
 * A text is `BUR1.<row>.<number>.<of>.<part>`; the row tells one handing over from another.
 */
import { MOST_BYTES } from "./format";

const CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const VERSION = 1;
/** Even, because two bytes make three characters. With this a code has 57 by 57 dots, which a phone held by hand can read. */
const BYTES = 192;
/** About two minutes of codes; more goes better in a file. */
export const MOST_CODES = 60;
const FRAME = /^BUR(\d{1,2})\.([0-9A-Z]{4})\.(\d{1,2})\.(\d{1,2})\.([0-9A-Z $%*+\-./:]{1,400})$/;

/** Whether this browser can pack and unpack. */
export function canPack(): boolean {
  return typeof CompressionStream === "function" && typeof DecompressionStream === "function";
}

export async function pack(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The text again; null when the bytes are not whole, or when they would unpack to more than a file may be. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > MOST_BYTES) {
        void reader.cancel();
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return null;
  }
}

export function encode(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    let n = pair ? (bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0) : (bytes[i] ?? 0);
    for (let k = 0; k < (pair ? 3 : 2); k += 1) {
      text += CHARACTERS[n % 45];
      n = Math.floor(n / 45);
    }
  }
  return text;
}

/** The bytes again; null when the text is no such text. */
export function decode(text: string): number[] | null {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const digits = [...text.slice(i, i + 3)].map((character) => CHARACTERS.indexOf(character));
    if (digits.length === 1 || digits.includes(-1)) return null;
    const n = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (n > (digits.length === 3 ? 0xffff : 0xff)) return null;
    if (digits.length === 3) bytes.push(n >> 8);
    bytes.push(n & 0xff);
  }
  return bytes;
}

/** The texts for the codes; null when there would be too many. */
export function framesOf(bytes: Uint8Array, row: string): string[] | null {
  const of = Math.ceil(bytes.length / BYTES);
  if (of > MOST_CODES) return null;
  return Array.from(
    { length: of },
    (_, i) => `BUR${VERSION}.${row}.${i + 1}.${of}.${encode(bytes.subarray(i * BYTES, (i + 1) * BYTES))}`,
  );
}

/** Four characters that tell this row of codes from an earlier one. */
export function newRow(): string {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((n) => CHARACTERS[n % 36]).join("");
}

/** Gathers the codes of one row, in any order. */
export class Gathering {
  #row = "";
  #of = 0;
  readonly #parts = new Map<number, number[]>();

  get of(): number {
    return this.#of;
  }

  get have(): number {
    return this.#parts.size;
  }

  /** What a code brought: a new part, a part that was there, something newer than this course, or something else. */
  add(text: string): "new" | "known" | "newer" | "other" {
    const found = FRAME.exec(text);
    if (!found) return "other";
    const [, version, row, number, total, part] = found as unknown as [string, string, string, string, string, string];
    if (Number(version) > VERSION) return "newer";
    const [n, of] = [Number(number), Number(total)];
    const bytes = decode(part);
    if (Number(version) !== VERSION || n < 1 || n > of || of > MOST_CODES || !bytes) return "other";
    if (row !== this.#row || of !== this.#of) {
      // The other device began again.
      this.#parts.clear();
      this.#row = row;
      this.#of = of;
    }
    if (this.#parts.has(n)) return "known";
    this.#parts.set(n, bytes);
    return "new";
  }

  /** All bytes, once every code was seen; null before. */
  whole(): Uint8Array<ArrayBuffer> | null {
    if (this.#of === 0 || this.#parts.size < this.#of) return null;
    return new Uint8Array(Array.from({ length: this.#of }, (_, i) => this.#parts.get(i + 1) ?? []).flat());
  }
}
