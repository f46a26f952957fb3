import { type ProblemCode, problemDetails as problemSchema, problems } from "@tongban/contract";
import { caseStatuses } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { aCase } from "../../test/builders/case.ts";
import { caseCommands } from "../../test/builders/case-commands.ts";
import { at } from "../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../test/builders/staff.ts";
import { problemDetails } from "./problem-details.ts";

/** What the edge and the handlers tell of each problem whose wording has facts. */
const facts: Partial<Record<ProblemCode, Readonly<Record<string, unknown>>>> = {
  "external-ref-reused": { caseId: "z".repeat(26) },
  "region-not-yours": { source: "610100", regions: ["320100", "320200"] },
  "due-date-beyond-calendar": { year: 2029 },
  "already-claimed": {
    holderName: "李梅",
    claimedAt: "2026-03-02T01:30:00.000Z",
    leaseEnds: "2026-03-02T05:30:00.000Z",
  },
  "not-holder": { holderName: "李梅" },
  "lease-ended": { leaseEnded: "2026-03-02T05:30:00.000Z" },
  "nothing-to-acknowledge": { status: "claimed" },
  "not-on-team": { staff: "li-mei", window: "xian-610100-1" },
  "already-holder": { holderName: "李梅" },
  "malformed-json": { reason: "it breaks at character 3" },
  "body-too-large": { limit: 131_072 },
  "method-not-allowed": { method: "PUT" },
  unauthenticated: { reason: "send a bearer token" },
  "version-stale": { version: 4, seen: 3 },
  "webhook-target-refused": { reason: "it is not https" },
};

const codes = Object.keys(problems) as ProblemCode[];
const detailOf = (code: ProblemCode, said: Readonly<Record<string, unknown>>, language: "en" | "zh") =>
  problemSchema.parse(JSON.parse(problemDetails(code, said, "id-1", language).body)).detail;

describe("the wording of a problem", () => {
  it.each(codes)("%s is whole in both languages, with every fact in its place", (code) => {
    for (const language of ["en", "zh"] as const) {
      const detail = detailOf(code, facts[code] ?? {}, language);
      expect(detail).not.toMatch(/[{}?]|undefined|\[object/);
      expect(/\p{Script=Han}/u.test(detail.replace(/李梅|行政许可法/g, ""))).toBe(language === "zh");
    }
  });

  it.each(codes)("%s needs the same facts in both languages", (code) => {
    const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(namesIn(problems[code].zh)).toEqual(namesIn(problems[code].en));
  });

  it("finds its facts in every refusal that a transition gives", () => {
    const moments = ["2026-03-02T02:30:00.000Z", "2026-03-02T05:30:00.000Z"].map(at);
    for (const [name, command] of Object.entries(caseCommands)) {
      for (const status of caseStatuses) {
        for (const staff of [aStaff(), anotherClerk(), aLead()]) {
          for (const now of moments) {
            const answer = command(aCase({ status }), staff, now);
            if (answer.kind !== "refused") continue;
            const said = "holder" in answer.facts ? { ...answer.facts, holderName: "李梅" } : answer.facts;
            expect(detailOf(answer.code, said, "en"), `${name} ${status}`).not.toMatch(
              /[{}?]|undefined|\[object/,
            );
          }
        }
      }
    }
  });

  it("carries its facts, but none that would take the place of what RFC 9457 defines", () => {
    const { status, body } = problemDetails(
      "nothing-to-acknowledge",
      { status: "claimed", more: 1 },
      "id-1",
      "en",
    );
    expect(JSON.parse(body)).toMatchObject({
      status: 409,
      code: "nothing-to-acknowledge",
      more: 1,
      correlationId: "id-1",
    });
    expect(JSON.parse(body)).toMatchObject({ type: "urn:tongban:problem:nothing-to-acknowledge" });
    expect(status).toBe(409);
  });
});
