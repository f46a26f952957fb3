import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCaseId, aMatterId, aPartnerId, aRegion, at } from "../../../../test/builders/ids.ts";
import type { Case } from "../case/case.ts";
import type { BundleId, CaseId, PackageId } from "../ids.ts";
import { type Bundle, bundleStateOf, type MemberState, memberStatesOf, startableMembers } from "./bundle.ts";
import type { MemberId } from "./package.ts";

const names = ["a", "b", "c", "d", "e", "f", "g"] as const;

/** Orders in which each only waits for earlier ones, told in any sequence. */
const anyOrder = fc
  .array(fc.subarray([...names]), { minLength: 2, maxLength: names.length })
  .map((befores) =>
    befores.map((before, i) => ({
      id: (names[i] ?? "") as MemberId,
      after: before.filter((name) => names.indexOf(name) < i) as unknown as MemberId[],
    })),
  )
  .chain((members) => fc.shuffledSubarray(members, { minLength: members.length }));

const bundleOf = (members: readonly { id: MemberId; after: readonly MemberId[] }[]): Bundle => ({
  id: "0123456789abcdefghjkmnpqrs" as BundleId,
  version: 1,
  partner: aPartnerId("nanjing-gov"),
  externalRef: "NJ-1",
  package: "open-restaurant" as PackageId,
  packageVersion: 1,
  title: "开办餐饮店",
  source: aRegion("320100"),
  applicant: "张*",
  submittedAt: at("2026-03-02T01:00:00.000Z"),
  members: members.map(({ id, after }) => ({
    id,
    title: id,
    matter: aMatterId("food-business-permit"),
    handling: aRegion("610100"),
    mode: "online" as const,
    ...(after.length > 0 ? { after } : {}),
    case: aCaseId(id.padEnd(26, "0")),
  })),
  withdrawn: [],
  hindered: [],
});

/** As much of a case as a bundle looks at. */
const caseWith = (stage: object): Case => stage as unknown as Case;
const ends = {
  open: caseWith({ status: "accepted" }),
  granted: caseWith({ status: "decided", outcome: "granted" }),
  refused: caseWith({ status: "closed", outcome: "refused" }),
  declined: caseWith({ status: "declined" }),
  withdrawn: caseWith({ status: "withdrawn" }),
  abandoned: caseWith({ status: "abandoned" }),
  terminated: caseWith({ status: "terminated" }),
} as const;

/** Starts whatever may be started, as the worker does; tells which were. */
const start = (bundle: Bundle, cases: Map<CaseId, Case>): readonly MemberId[] => {
  const startable = startableMembers(bundle, cases);
  for (const { case: id } of startable) cases.set(id, ends.open);
  return startable.map(({ id }) => id);
};

const statesIn = (bundle: Bundle, cases: Map<CaseId, Case>): ReadonlyMap<MemberId, MemberState> =>
  memberStatesOf(bundle, cases);

describe("the members of a bundle, whatever the order and whoever decides first", () => {
  it("each start exactly once, after all that they wait for was granted, and all are granted in the end", () => {
    fc.assert(
      fc.property(anyOrder, fc.infiniteStream(fc.nat()), (members, picks) => {
        const bundle = bundleOf(members);
        const cases = new Map<CaseId, Case>();
        const started = [...start(bundle, cases)];
        while (bundleStateOf(statesIn(bundle, cases).values()) === "open") {
          const open = bundle.members.filter((one) => statesIn(bundle, cases).get(one.id) === "open");
          expect(open.length).toBeGreaterThan(0);
          const decided = open[(picks.next().value ?? 0) % open.length];
          if (decided) cases.set(decided.case, ends.granted);
          const next = start(bundle, cases);
          for (const id of next) {
            const after = members.find((one) => one.id === id)?.after ?? [];
            expect(after.every((one) => statesIn(bundle, cases).get(one) === "granted")).toBe(true);
          }
          started.push(...next);
          expect(start(bundle, cases)).toEqual([]);
        }
        expect(started.toSorted()).toEqual(members.map(({ id }) => id).toSorted());
        expect(bundleStateOf(statesIn(bundle, cases).values())).toBe("granted");
      }),
    );
  });

  it("come to an end however each ends: nothing starts behind what was not granted, and nothing else is held up", () => {
    const seen = new Set<string>();
    const anyEnd = fc.constantFrom(
      "granted",
      "granted",
      "refused",
      "declined",
      "withdrawn",
      "abandoned",
      "terminated",
    );
    fc.assert(
      fc.property(anyOrder, fc.infiniteStream(fc.tuple(fc.nat(), anyEnd)), (members, picks) => {
        const bundle = bundleOf(members);
        const cases = new Map<CaseId, Case>();
        start(bundle, cases);
        while (bundleStateOf(statesIn(bundle, cases).values()) === "open") {
          const open = bundle.members.filter((one) => statesIn(bundle, cases).get(one.id) === "open");
          expect(open.length).toBeGreaterThan(0);
          const [pick, end] = picks.next().value ?? [0, "granted"];
          const ended = open[pick % open.length];
          if (ended) cases.set(ended.case, ends[end as keyof typeof ends]);
          start(bundle, cases);
        }
        const states = statesIn(bundle, cases);
        for (const { id, after } of members) {
          const isFree = after.every((one) => states.get(one) === "granted");
          expect([id, states.get(id) === "not-started"]).toEqual([id, !isFree]);
          seen.add(states.get(id) ?? "");
        }
        seen.add(bundleStateOf(states.values()));
      }),
      { numRuns: 300 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(["granted", "refused", "ended", "not-started", "partly-granted", "not-granted"]),
    );
  });

  it("that were given up before they began take what waits for them along", () => {
    const bundle = { ...bundleOf([one("a"), one("b", "a"), one("c", "b")]), withdrawn: ["b" as MemberId] };
    const cases = new Map<CaseId, Case>(
      bundle.members.slice(0, 1).map((first) => [first.case, ends.granted]),
    );
    expect([...statesIn(bundle, cases).values()]).toEqual(["granted", "withdrawn", "not-started"]);
    expect(start(bundle, cases)).toEqual([]);
  });
});

const one = (id: string, ...after: string[]) => ({ id: id as MemberId, after: after as MemberId[] });
