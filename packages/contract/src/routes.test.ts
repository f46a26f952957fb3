import { caseStatuses, type RefusalCode } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { aCase, ofInstantMatter } from "../../../test/builders/case.ts";
import { type CaseCommandName, caseCommands } from "../../../test/builders/case-commands.ts";
import { at } from "../../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../../test/builders/staff.ts";
import { problems } from "./problems.ts";
import { apiFunctions } from "./route.ts";
import { caseActionRoutes } from "./routes/case-actions.ts";
import { partnerRoutes } from "./routes/partner.ts";
import { routes, servedBy } from "./routes.ts";

describe("the routes", () => {
  it("have a name each, verb first, and no two answer the same method and path", () => {
    const names = routes.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
    const places = routes.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, "{}")}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it.each(routes.map((route) => [route.name, route] as const))("%s is sound", (_, route) => {
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(route.params.shape)).toEqual(named);
    for (const code of route.refusals) expect(problems[code].status).toBeGreaterThanOrEqual(400);
    expect(new Set(route.refusals).size).toBe(route.refusals.length);
    const staffed = route.audience === "window" || route.audience === "coordinator";
    expect(route.roles.length > 0).toBe(staffed);
    if (route.method === "GET") expect([route.body, route.command]).toEqual([undefined, "none"]);
    expect(apiFunctions).toContain(servedBy(route));
  });

  it("are answered by the function of their audience unless they name another; the partner's answers the public", () => {
    expect(servedBy({ audience: "window" })).toBe("window");
    expect(servedBy({ audience: "public" })).toBe("partner");
    expect(servedBy({ audience: "partner", servedBy: "coordinator" })).toBe("coordinator");
    expect(new Set(routes.map(servedBy))).toEqual(new Set(apiFunctions));
  });

  it("take nothing that they do not name, in the path, the query or the body", () => {
    for (const { params, query, body, name } of routes) {
      for (const schema of [params, query, ...(body instanceof z.ZodObject ? [body] : [])]) {
        const issues = schema.safeParse({ "no-such-field": 1 }).error?.issues ?? [];
        expect(
          issues.some(({ code }) => code === "unrecognized_keys"),
          name,
        ).toBe(true);
      }
    }
  });
});

const routeOf: Partial<Record<CaseCommandName, { readonly refusals: readonly RefusalCode[] }>> = {
  claim: caseActionRoutes.claim,
  release: caseActionRoutes.release,
  reassign: caseActionRoutes.reassign,
  accept: caseActionRoutes.accept,
  decline: caseActionRoutes.decline,
  decide: caseActionRoutes.decide,
  reveal: caseActionRoutes.reveal,
  withdraw: partnerRoutes.withdrawCase,
  acknowledge: partnerRoutes.acknowledgeResult,
};

const moments = ["2026-03-02T02:30:00.000Z", "2026-03-02T05:30:00.000Z"].map(at);
const questions = caseStatuses.flatMap((status) =>
  [aStaff(), anotherClerk(), aLead()].flatMap((staff) =>
    moments.flatMap((now) =>
      [{}, ofInstantMatter()].map((parts) => ({ kase: aCase({ status, ...parts }), staff, now })),
    ),
  ),
);

describe("what a route says that it may refuse", () => {
  it.each(Object.entries(routeOf))("is all that %s is ever refused with", (name, route) => {
    const command = Object.entries(caseCommands).find(([known]) => known === name)?.[1];
    const codes = questions.flatMap(({ kase, staff, now }) => {
      const answer = command?.(kase, staff, now);
      return answer?.kind === "refused" ? [answer.code] : [];
    });
    expect(codes.length).toBeGreaterThan(0);
    for (const code of new Set(codes)) expect(route.refusals).toContain(code);
  });

  it("leaves only already-routed to no route: the worker that routes is told it", () => {
    expect(routes.some(({ refusals }) => refusals.includes("already-routed"))).toBe(false);
  });
});
