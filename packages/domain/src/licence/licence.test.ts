import { expect, it } from "vitest";
import type { LocalDate } from "../clock/instant.ts";
import { standingOn } from "./licence.ts";

const day = (text: string) => text as LocalDate;
const known = {
  type: "营业执照",
  number: "91610112MA6U0000XX",
  title: "营业执照",
  issuer: "西安市未央区市场监督管理局",
  validFrom: day("2026-01-01"),
  validUntil: day("2026-03-31"),
  revoked: false,
};
const { validUntil: _end, ...forGood } = known;

it.each([
  ["holds on its first day", known, "2026-01-01", "valid"],
  ["holds on its last day", known, "2026-03-31", "valid"],
  ["has not begun", known, "2025-12-31", "expired"],
  ["is over the day after", known, "2026-04-01", "expired"],
  ["that names no last day holds for good", forGood, "2099-01-01", "valid"],
  ["that was revoked holds no more", { ...known, revoked: true }, "2026-01-01", "revoked"],
  ["that its source does not know", undefined, "2026-01-01", "unknown-there"],
] as const)("a licence that %s", (_, licence, on, standing) => {
  expect(standingOn(licence, day(on))).toBe(standing);
});
