import { parseInstant } from "@tongban/domain";
import { expect, it } from "vitest";
import { momentField, momentIn } from "./moment-field.ts";

it("reads and writes a moment in China's time, whatever the browser's own", () => {
  const at = parseInstant("2026-03-01T23:30:00.000Z") ?? expect.fail("an instant");
  expect(momentField(at)).toBe("2026-03-02T07:30");
  expect(momentIn("2026-03-02T07:30")).toBe(at);
  expect(momentIn("2026-03-02T07:30:59")).toBe(at);
});

it.each([undefined, "", "2026-02-30T07:30", "2026-03-02T25:00", "12026-03-02T07:30"])(
  "reads no moment in %j",
  (text) => {
    expect(momentIn(text)).toBeUndefined();
  },
);
