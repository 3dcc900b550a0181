/**
 * Days as text ("2026-03-28"), and a calendar file (RFC 5545) of whole days.
 * A day has no time and no time zone: whoever travels, or passes the change of the clock, keeps the same days.
 */

/** One whole day in the reader's own calendar. */
export interface CalendarDay {
  /** The same day of the same plan keeps its id: who adds the file again gets no doubles. */
  uid: string;
  day: string;
  title: string;
  text: string;
  /** The page that belongs to it. */
  address?: string;
}

const DAY = 86_400_000;

const milliseconds = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Whether a text is a day that exists, from the year 2000 to 2999. */
export function isDay(text: string): boolean {
  if (!/^2\d{3}-\d\d-\d\d$/.test(text)) return false;
  const time = milliseconds(text);
  // Some browsers take 31 February for 3 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day that it is now where the reader is. */
export function today(): string {
  const now = new Date();
  return addDays("1970-01-01", Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY));
}

export function addDays(day: string, days: number): string {
  return new Date(milliseconds(day) + days * DAY).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: string): number {
  return (new Date(milliseconds(day)).getUTCDay() + 6) % 7;
}

/** A day in words, such as "maandag 5 januari 2026"; options as Intl takes them. */
export function dayInWords(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(milliseconds(day));
}

/**
 * The address of this page for a calendar. Where the settings give the course an address on the web, that one:
 * the page itself may be seen under a name that only works here, such as localhost.
 */
export function pageAddress(course: string): string {
  const here = location.href.replace(/[?#].*$/, "");
  if (!course) return here;
  const page = /[a-z]{2}\/\d\d-[a-z0-9-]+\/$/.exec(here.replace(/index\.html$/, ""))?.[0] ?? "";
  return `${course}/${page}`;
}

/** An id for a plan. crypto.randomUUID is missing on a clinic's plain http. */
export function newId(): string {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`;
}

/** Text as a value: control characters are not allowed, and four characters have a meaning. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\n/g, "\\n");
}

/** At most 75 octets a line, line end not counted; the next part starts with a space. No character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

const compact = (day: string) => day.replaceAll("-", "");

/** The text of a calendar file. */
export function calendarFile(days: CalendarDay[], made: Date = new Date()): string {
  const stamp = `${made.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Begrijp uw rugpijn//NL", "CALSCALE:GREGORIAN"];
  for (const { uid, day, title, text, address } of days)
    lines.push(
      "BEGIN:VEVENT",
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      // The end does not belong to it any more.
      `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      ...(address ? [`URL:${address}`] : []),
      // It takes no time away from other appointments.
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    );
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Lets the reader save a calendar file; it is made here and goes nowhere else. */
export function saveCalendar(fileName: string, days: CalendarDay[]): void {
  const address = URL.createObjectURL(new Blob([calendarFile(days)], { type: "text/calendar;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: fileName });
  document.body.append(link);
  link.click();
  link.remove();
  // Safari still reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
