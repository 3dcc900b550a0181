/** Catches the calendar file that a widget lets the reader save, and reads it as RFC 5545 writes it. */
import { expect, vi } from "vitest";

const UNESCAPED: Record<string, string> = { "\\n": "\n" };

/** The file's name and its events, each as its properties; dates keep the parameter in their name. */
export interface SavedFile {
  name: string;
  events: Record<string, string>[];
}

/** What is saved by pressing something. */
export async function saved(press: () => Promise<void>): Promise<SavedFile> {
  const blobs: Blob[] = [];
  const names: string[] = [];
  const made = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => `blob:${blobs.push(blob as Blob)}`);
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await press();
  made.mockRestore();
  clicked.mockRestore();
  expect(blobs).toHaveLength(1);
  expect(names).toHaveLength(1);
  return { name: names[0] ?? "", events: events((await blobs[0]?.text()) ?? "") };
}

function events(file: string): Record<string, string>[] {
  expect(file.endsWith("\r\n")).toBe(true);
  const found: Record<string, string>[] = [];
  for (const line of file.replaceAll("\r\n ", "").trimEnd().split("\r\n")) {
    const [, name = "", value = ""] = /^([^:]+):(.*)$/s.exec(line) ?? [];
    if (line === "BEGIN:VEVENT") found.push({});
    const event = found.at(-1);
    if (event && name !== "BEGIN" && name !== "END")
      event[name] = value.replace(/\\[n,;\\]/g, (escaped) => UNESCAPED[escaped] ?? escaped.slice(1));
  }
  return found;
}
