import { createHash } from "node:crypto";
import { marshall } from "@aws-sdk/util-dynamodb";
import { type Case, decide, submit, type Verdict } from "@tongban/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCoverage, aStaffedWindow } from "../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { caseCommands } from "../../../../test/builders/case-commands.ts";
import { aPartnerId, at } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import { aSubmission, noForms } from "../../../../test/builders/submission.ts";
import type { StoreContext } from "../table/context.ts";
import { caseIdOf } from "./case-id.ts";
import type { CaseHistory } from "./cases.ts";
import { brokenLink, digestOf, hashOf, type KeptEvent } from "./chain.ts";
import { fromStreamImage, toEventItem } from "./event-codec.ts";
import { type FirstSave, saveCases } from "./save-cases.ts";
import { verifyHistory } from "./verify-history.ts";

const now = at("2026-03-02T01:30:00.000Z");
const moment = { now, calendar: chinaCalendar };
const partner = aPartnerId("nanjing-gov");

const start = (): Verdict => {
  const submission = aSubmission({ id: caseIdOf(partner, "NJ-1") });
  const book = { coverages: [aCoverage()], staffedWindow: aStaffedWindow() };
  return submit(submission, book, noForms, moment);
};

/** A store that keeps nothing and seals by turning text into bytes. */
const store = {
  table: { send: async () => ({}) },
  tableName: "none",
  sealing: {
    seal: async (_owner: string, _field: string, text: string) => new Uint8Array(Buffer.from(text)),
  },
  home: "cn-north-1",
} as unknown as StoreContext;

/** A case from its submission to its refusal, as it is kept. */
const aLife = async (): Promise<CaseHistory> => {
  const refusal = { outcome: "refused", reasons: "材料不实", remedies: "可申请行政复议" } as const;
  const steps: readonly ((kase: Case) => Verdict)[] = [
    ...(["route", "claim", "accept"] as const).map(
      (name) => (kase: Case) => caseCommands[name](kase, aStaff(), now),
    ),
    (kase) => decide.verdict(kase, aStaff(), refusal, moment),
  ];
  const first = { application: "{}", submissionDigest: digestOf({ form: {} }), subject: "s", fullName: "n" };
  let history = await after(undefined, start(), "submit", first);
  for (const [i, step] of steps.entries())
    history = await after(history, step(history.head.kase), `command-${i}`);
  return history;
};

const after = async (
  history: CaseHistory | undefined,
  verdict: Verdict,
  id: string,
  first?: FirstSave,
): Promise<CaseHistory> => {
  if (verdict.kind === "refusal") throw new Error(verdict.code);
  const change = { before: history?.head, events: verdict.events, ...(first ? { first } : {}) };
  const saved = await saveCases(store, [change], { command: { id, digest: id } });
  const [kept] = saved.kind === "saved" ? saved.cases : [];
  if (!kept) throw new Error("nothing was kept");
  return { head: kept.head, events: [...(history?.events ?? []), ...kept.events] };
};

/** Every place in a value that holds a text, a number or bytes, as a path. */
const leavesOf = (value: unknown): readonly (readonly string[])[] =>
  value instanceof Object && !(value instanceof Uint8Array)
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner).map((path) => [key, ...path]))
    : [[]];

const changed = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return value.map((byte) => byte ^ 1);
  if (typeof value === "number") return value + 1;
  return typeof value === "string" ? `${value}.` : "something";
};

const changedAt = (value: unknown, [key, ...rest]: readonly string[]): unknown =>
  key === undefined
    ? changed(value)
    : Object.fromEntries(
        Object.entries(value ?? {}).map(([name, inner]) => [
          name,
          name === key ? changedAt(inner, rest) : inner,
        ]),
      );

const life = await aLife();

describe("a chain of events", () => {
  const chain = life.events;

  it("holds as it was made, also as the stream tells of it", () => {
    expect(chain).toHaveLength(5);
    expect(brokenLink(chain)).toBeUndefined();
    const streamed = chain.map((event) => {
      const image = marshall({ ...toEventItem(event) });
      const bytes = image["sealed"]?.B;
      // As Lambda passes it: JSON knows no bytes.
      return fromStreamImage(
        bytes ? { ...image, sealed: { B: Buffer.from(bytes).toString("base64") } } : image,
      );
    });
    expect(streamed).toEqual(chain);
    expect(brokenLink(streamed)).toBeUndefined();
  });

  it("can be verified from an export alone, by any implementation of RFC 8785 and SHA-256", () => {
    const [, second] = chain;
    const { hash, ...said } = JSON.parse(JSON.stringify(second));
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : value instanceof Object
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([k, v]) => [k, sorted(v)]),
            )
          : value;
    expect(
      createHash("sha256")
        .update(JSON.stringify(sorted(said)))
        .digest("base64url"),
    ).toBe(hash);
  });

  it("breaks at the event in which anything at all was changed", () => {
    const places = chain.flatMap((event, index) => leavesOf(event).map((path) => ({ index, path })));
    fc.assert(
      fc.property(fc.constantFrom(...places), ({ index, path }) => {
        const tampered = chain.map((event, i) =>
          i === index ? (changedAt(event, path) as KeptEvent) : event,
        );
        expect(brokenLink(tampered)).toBe(index + 1);
      }),
      { numRuns: places.length * 3 },
    );
  });

  it("breaks where an event is left out, doubled or moved, but at no event before it", () => {
    fc.assert(
      fc.property(fc.nat(chain.length - 2), (i) => {
        const without = chain.toSpliced(i, 1);
        const doubled = chain.toSpliced(i + 1, 0, ...chain.slice(i, i + 1));
        const moved = [...chain.slice(0, i), ...chain.slice(i, i + 2).reverse(), ...chain.slice(i + 2)];
        expect([without, doubled, moved].map(brokenLink)).toEqual([i + 1, i + 2, i + 1]);
      }),
    );
  });
});

describe("a kept case", () => {
  it("is what its events make of it, head and all", () => {
    expect(verifyHistory(life)).toBeUndefined();
  });

  it("is found out where its head says anything else than its events, whichever field that is", () => {
    const { head, events } = life;
    const places = leavesOf(head).filter(([field]) => field !== "looksAt");
    for (const path of places) {
      const fault = verifyHistory({ head: changedAt(head, path) as typeof head, events });
      expect(fault, path.join(".")).toMatchObject({ kind: "head-differs" });
    }
    expect(places.length).toBeGreaterThan(40);
  });

  it("is found out where an event, though linked anew, cannot follow the one before it", () => {
    const [first, , claimed] = life.events;
    if (!first || !claimed) throw new Error("no events");
    const { hash: _hash, ...said } = { ...claimed, n: 2, before: first.after, prevHash: first.hash };
    const forged = [first, { ...said, hash: hashOf(said) }];
    expect(verifyHistory({ head: life.head, events: forged })).toMatchObject({
      kind: "impossible",
      event: 2,
    });
  });
});
