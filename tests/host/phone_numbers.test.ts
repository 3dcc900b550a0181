/** Telephone numbers in what readers and clinics write: found as people write them, and nothing else taken for one. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import { phoneNumbers, telOf } from "../../widgets/front/phone_numbers";

const found = (text: string) => phoneNumbers(text).flatMap(({ tel }) => tel ?? []);

test("numbers are found as people write them", () => {
  for (const [text, ...numbers] of [
    ["06 12345678", "0612345678"],
    ["Jan: 06-12 34 56 78, altijd", "0612345678"],
    ["Mijn dochter Els, 06 1234 5678.", "0612345678"],
    ["0612345678", "0612345678"],
    ["020 123 4567", "0201234567"],
    ["praktijk (076) 123 45 67", "0761234567"],
    ["0164 - 12 34 56", "0164123456"],
    ["0164-123456 (na tien uur)", "0164123456"],
    ["+31 6 12345678", "+31612345678"],
    ["+31 (0)6-12 34 56 78", "+31612345678"],
    ["0031 76 123 45 67", "+31761234567"],
    ["0900-0113 of 0800 0113", "09000113", "08000113"],
    ["06 12345678,06 87654321", "0612345678", "0687654321"],
    ["06 12345678 06 87654321", "0612345678", "0687654321"],
    ["Marga 06 12345678\nhuisarts 076-1234567\n112", "0612345678", "0761234567", "112"],
    ["Bel 112 als u niet kunt wachten.", "112"],
    ["Bel met 113.", "113"],
    ["Spoed: 112", "112"],
    ["112", "112"],
  ] as string[][])
    assert.deepEqual(found(text ?? ""), numbers, text);
});

test("dates, amounts, times and longer rows of digits are no numbers", () => {
  for (const text of [
    "01-02-2026",
    "01-02-2026 10:30",
    "01 02 2026 10 30",
    "2026-06-12 34 56 78 90",
    "12-06-12345678",
    "op 06-12-2026 om 10.30 uur",
    "€ 0612345678",
    "€ 112",
    "112 minuten",
    "ik liep 112 stappen",
    "113%",
    "kamer 112, 113",
    "06 1234567",
    "061234567890",
    "06 12345678 9",
    "NL91ABNA0417164300",
    "0000000000",
    "1234567890",
    "x0612345678",
    "0612345678x",
    "bel 1125",
    "10 tot 15 keer",
    "0,612345678",
    "",
  ])
    assert.deepEqual(found(text), [], text);
});

test("what a reader wrote comes back whole, whatever it is, and only digits are called", () => {
  const bits = fc.constantFrom(
    "06",
    " ",
    "-",
    "0",
    "112",
    "+31",
    "(0)",
    "1234",
    "5678",
    "\n",
    '"',
    "<a href=x>",
    "€",
    "bel ",
    "é",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(bits, { maxLength: 40 }).map((some) => some.join("")),
      ),
      (text) => {
        const pieces = phoneNumbers(text);
        assert.equal(pieces.map((piece) => piece.text).join(""), text);
        for (const { tel } of pieces) assert.match(tel ?? "112", /^\+?\d{3,12}$/);
      },
    ),
  );
});

test("a very long text comes to an end", () => {
  for (const text of ["0".repeat(100_000), "06 ".repeat(30_000), "0 6-".repeat(20_000), "+31 ".repeat(20_000)])
    assert.equal(
      phoneNumbers(text)
        .map((piece) => piece.text)
        .join(""),
      text,
    );
});

test("a number of the clinic is called without its marks", () => {
  assert.equal(telOf("+31 (0)76 123 45 67"), "+31761234567");
  assert.equal(telOf("(076) 123-45 67"), "0761234567");
});
