import { type Instant, parseInstant } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { clockText, momentText } from "./date-text.ts";

const instant = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed) throw new Error(`${text} is not an instant`);
  return parsed;
};
const now = instant("2026-11-21T10:00:00.000Z");

describe("a moment as people in China write it", () => {
  it("is in Shanghai time, wherever the browser is", () => {
    expect(momentText(instant("2026-11-20T17:05:00.000Z"), now, "zh-CN")).toBe("11月21日 周六 01:05");
  });
  it("names the year only where it is another one", () => {
    expect(momentText(instant("2027-01-04T01:30:00.000Z"), now, "zh-CN")).toBe("2027年1月4日 周一 09:30");
  });
  it("is written the English way for English readers", () => {
    expect(momentText(instant("2026-11-20T17:05:00.000Z"), now, "en")).toBe("21 November Sat 01:05");
  });
  it("writes midnight as 00:00", () => {
    expect(clockText(instant("2026-11-20T16:00:00.000Z"), "zh-CN")).toBe("00:00");
  });
});
