import { caseStatuses } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { aCase } from "../../../../test/builders/case.ts";
import { caseCommands } from "../../../../test/builders/case-commands.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../../../test/builders/staff.ts";
import { problemFacts } from "../openapi/problem-facts.ts";
import { type ProblemCode, problems } from "../problems.ts";
import { problemDetails as problemSchema } from "../schemas/problem.ts";
import { renderProblem } from "./render-problem.ts";

const codes = Object.keys(problems) as ProblemCode[];
const detailOf = (code: ProblemCode, said: Readonly<Record<string, unknown>>, language: "en" | "zh") =>
  problemSchema.parse(renderProblem(code, said, "id-1", language).body).detail;

describe("the wording of a problem", () => {
  it.each(codes)("%s is whole in both languages, with every fact in its place", (code) => {
    for (const language of ["en", "zh"] as const) {
      const detail = detailOf(code, problemFacts[code] ?? {}, language);
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
            if (answer.kind !== "refusal") continue;
            const said = "holder" in answer.facts ? { ...answer.facts, holderName: "李梅" } : answer.facts;
            expect(detailOf(answer.code, said, "en"), `${name} ${status}`).not.toMatch(
              /[{}?]|undefined|\[object/,
            );
          }
        }
      }
    }
  });

  it("says codes as words and instants as the time in China", () => {
    expect(detailOf("nothing-to-acknowledge", { status: "claimed" }, "zh")).toContain("已领取");
    expect(detailOf("nothing-to-acknowledge", { status: "claimed" }, "en")).toContain("it is claimed");
    const leaseEnded = { leaseEnded: "2026-03-02T05:30:00.000Z" };
    expect(detailOf("lease-ended", leaseEnded, "zh")).toContain("2026-03-02 13:30");
    expect(detailOf("lease-ended", leaseEnded, "en")).toContain("2026-03-02 13:30 (UTC+8)");
    expect(detailOf("malformed-json", { reason: "breaks-at", position: 3 }, "zh")).toContain("第 3 个字符");
  });

  it("says what is wrong with each field in the language asked for", () => {
    const errors = [{ at: "/mode", said: { en: "unknown field", zh: "未知字段" } }];
    for (const [language, said] of [
      ["en", "unknown field"],
      ["zh", "未知字段"],
    ] as const)
      expect(renderProblem("invalid-request", { errors }, "id-1", language).body["errors"]).toEqual([
        { at: "/mode", problem: said },
      ]);
  });

  it("carries its facts, but none that would take the place of what RFC 9457 defines", () => {
    const { status, body } = renderProblem(
      "nothing-to-acknowledge",
      { status: "claimed", more: 1 },
      "id-1",
      "en",
    );
    expect(body).toMatchObject({
      status: 409,
      code: "nothing-to-acknowledge",
      more: 1,
      correlationId: "id-1",
    });
    expect(body).toMatchObject({ type: "urn:tongban:problem:nothing-to-acknowledge" });
    expect(status).toBe(409);
  });
});
