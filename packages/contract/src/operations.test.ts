import { caseStatuses, type RefusalCode } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { aCase, aReviewedCase, ofInstantMatter } from "../../../test/builders/case.ts";
import { type CaseCommandName, caseCommands } from "../../../test/builders/case-commands.ts";
import { at } from "../../../test/builders/ids.ts";
import { aLead, anotherClerk, aReviewer, aStaff } from "../../../test/builders/staff.ts";
import { apiFunctions } from "./operation.ts";
import { caseActionOperations } from "./operations/case-actions.ts";
import { partnerOperations } from "./operations/partner.ts";
import { operations, servedBy } from "./operations.ts";
import { problems } from "./problems.ts";

/** The objects within a schema. */
const objectsIn = (schema: unknown, seen = new Set<unknown>()): readonly z.ZodObject[] => {
  if (seen.has(schema)) return [];
  seen.add(schema);
  if (schema instanceof z.ZodObject)
    return [schema, ...Object.values(schema.shape).flatMap((member) => objectsIn(member, seen))];
  if (!(schema instanceof z.ZodType)) return [];
  const { element, innerType, options, valueType, left, right, in: from, out }: Parts = Object(schema.def);
  return [element, innerType, ...(options ?? []), valueType, left, right, from, out].flatMap((part) =>
    objectsIn(part, seen),
  );
};

type Parts = Partial<
  Record<"element" | "innerType" | "valueType" | "left" | "right" | "in" | "out", unknown>
> & {
  readonly options?: readonly unknown[];
};

describe("the operations", () => {
  it("have a name each, verb first, and no two answer the same method and path", () => {
    const names = operations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
    const places = operations.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, "{}")}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s is sound",
    (_, operation) => {
      const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(operation.params.shape)).toEqual(named);
      for (const code of operation.refusals) expect(problems[code].status).toBeGreaterThanOrEqual(400);
      expect(new Set(operation.refusals).size).toBe(operation.refusals.length);
      const staffed = operation.audience === "window" || operation.audience === "coordinator";
      expect(operation.roles.length > 0).toBe(staffed);
      if (operation.method === "GET")
        expect([operation.body, operation.command]).toEqual([undefined, "none"]);
      expect(apiFunctions).toContain(servedBy(operation));
    },
  );

  it("are answered by the function of their audience unless they name another; the partner's answers the public", () => {
    expect(servedBy({ audience: "window" })).toBe("window");
    expect(servedBy({ audience: "public" })).toBe("partner");
    expect(servedBy({ audience: "partner", servedBy: "coordinator" })).toBe("coordinator");
    expect(new Set(operations.map(servedBy))).toEqual(new Set(apiFunctions));
  });

  it("take nothing that they do not name, in the path, the query or the body", () => {
    for (const { params, query, body, name } of operations) {
      for (const schema of [params, query, ...(body instanceof z.ZodObject ? [body] : [])]) {
        const issues = schema.safeParse({ "no-such-field": 1 }).error?.issues ?? [];
        expect(
          issues.some(({ code }) => code === "unrecognized_keys"),
          name,
        ).toBe(true);
      }
    }
  });

  it("answer with nothing that they do not name, though the document lets answers gain members", () => {
    for (const { name, returns } of operations) {
      // A problem has the facts of its code beside its members.
      const plain = objectsIn(returns).filter(({ shape }) => !("title" in shape && "detail" in shape));
      const open = plain.filter(({ def }) => !(def.catchall instanceof z.ZodNever));
      expect(
        open.map(({ shape }) => Object.keys(shape).join()),
        name,
      ).toEqual([]);
    }
    expect(objectsIn(z.array(z.object({ inner: z.strictObject({}).nullable() })))).toHaveLength(2);
  });
});

const routeOf: Partial<Record<CaseCommandName, { readonly refusals: readonly RefusalCode[] }>> = {
  claim: caseActionOperations.claim,
  release: caseActionOperations.release,
  reassign: caseActionOperations.reassign,
  accept: caseActionOperations.accept,
  decline: caseActionOperations.decline,
  decide: caseActionOperations.decide,
  reveal: caseActionOperations.reveal,
  withdraw: partnerOperations.withdrawCase,
  acknowledge: partnerOperations.acknowledgeResult,
};

const moments = ["2026-03-02T02:30:00.000Z", "2026-03-02T05:30:00.000Z"].map(at);
const people = [aStaff(), anotherClerk(), aLead(), aReviewer()];
const questions = caseStatuses.flatMap((status) =>
  people.flatMap((staff) =>
    moments.flatMap((now) => [
      ...[{}, ofInstantMatter()].map((parts) => ({ kase: aCase({ status, ...parts }), staff, now })),
      ...([undefined, "asked", "passed"] as const).map((review) => ({
        kase: status === "accepted" ? aReviewedCase(review) : aCase({ status, reviewed: true }),
        staff,
        now,
      })),
    ]),
  ),
);

describe("what an operation says that it may refuse", () => {
  it.each(Object.entries(routeOf))("is all that %s is ever refused with", (name, operation) => {
    const command = Object.entries(caseCommands).find(([known]) => known === name)?.[1];
    const codes = questions.flatMap(({ kase, staff, now }) => {
      const answer = command?.(kase, staff, now);
      return answer?.kind === "refusal" ? [answer.code] : [];
    });
    expect(codes.length).toBeGreaterThan(0);
    for (const code of new Set(codes)) expect(operation.refusals).toContain(code);
  });

  it("leaves only already-routed to no operation: the worker that operations is told it", () => {
    expect(operations.some(({ refusals }) => refusals.includes("already-routed"))).toBe(false);
  });
});
