import { expect, it } from "vitest";
import type { LocalDate } from "../clock/instant.ts";
import type { CaseId } from "../ids.ts";
import type { Citable, MaterialCitation } from "./citation.ts";
import { unlessCitable } from "./unless-citable.ts";

const day = (text: string) => text as LocalDate;
const on = day("2026-03-02");
const citation = {
  title: "营业执照",
  case: "3q8m0v5k2x7n4t9b6d1c0f8g2h" as CaseId,
  sha256: "a".repeat(64),
  consent: { until: on },
};
const found = { sha256: citation.sha256, mediaType: "application/pdf", size: 1, verified: true };
const { consent: _none, ...withoutConsent } = citation;

it("takes what is verified, valid and consented to, on the last day of both", () => {
  expect(unlessCitable(citation, found, on)).toBeUndefined();
  expect(unlessCitable(citation, { ...found, validUntil: on }, on)).toBeUndefined();
});

it.each<[string, MaterialCitation, Citable | undefined, string]>([
  ["nobody gave", citation, undefined, "citation-unknown"],
  ["cannot be read", citation, { ...found, verified: false }, "citation-unreadable"],
  ["is valid no more", citation, { ...found, validUntil: day("2026-03-01") }, "citation-expired"],
  ["nobody consented to", withoutConsent, found, "consent-missing"],
  [
    "was consented to until yesterday",
    { ...citation, consent: { until: day("2026-03-01") } },
    found,
    "consent-expired",
  ],
])("refuses what %s", (_, cited, known, code) => {
  expect(unlessCitable(cited, known, on)).toMatchObject({ code, facts: { material: "营业执照" } });
});
