import { createHash } from "node:crypto";
import { marshall } from "@aws-sdk/util-dynamodb";
import { chinaCalendar, type Decided, decide, submit } from "@tongban/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCoverage, aDesk } from "../../../../test/builders/agreement.ts";
import { caseCommands } from "../../../../test/builders/case-commands.ts";
import { aMatterId, aPartnerId, aRegion, at } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import { fromStreamImage, linkEvents, toEventItem } from "./case-events.ts";
import { caseIdOf } from "./case-id.ts";
import { brokenLink, CHAIN_START, digestOf, type KeptEvent } from "./chain.ts";

const now = at("2026-03-02T01:30:00.000Z");
const partner = aPartnerId("nanjing-gov");

const start = (): Decided => {
  const submission = {
    id: caseIdOf(partner, "NJ-1"),
    partner,
    externalRef: "NJ-1",
    source: aRegion("320100"),
    handling: aRegion("610100"),
    matter: aMatterId("food-business-permit"),
    mode: "agent-intake",
    applicant: "张*",
  } as const;
  return decidedBy(submit(submission, { coverages: [aCoverage()], desk: aDesk() }, chinaCalendar, now));
};

const decidedBy = (decision: Decided | { readonly kind: "refused"; readonly code: string }): Decided => {
  if (decision.kind === "refused") throw new Error(decision.code);
  return decision;
};

/** The chain of a case from its submission to its refusal. */
const aChain = (): readonly KeptEvent[] => {
  const application = { sealed: new Uint8Array([7, 8, 9]), submissionDigest: digestOf({ form: {} }) };
  let decided = start();
  let events = linkEvents(decided, CHAIN_START, { id: "submit", digest: "d" }, application);
  const refusal = { outcome: "refused", reasons: "材料不实", remedies: "可申请行政复议" } as const;
  const steps = [
    ...(["route", "claim", "accept"] as const).map(
      (name) => () => decidedBy(caseCommands[name](decided.next, aStaff(), now)),
    ),
    () => decidedBy(decide(decided.next, aStaff(), refusal, chinaCalendar, now)),
  ];
  for (const [i, step] of steps.entries()) {
    decided = step();
    const last = events.at(-1)?.hash ?? CHAIN_START;
    events = [...events, ...linkEvents(decided, last, { id: `command-${i}`, digest: `${i}` })];
  }
  return events;
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

describe("a chain of events", () => {
  const chain = aChain();

  it("holds as it was made, also as the stream tells of it", () => {
    expect(chain).toHaveLength(5);
    expect(brokenLink(chain)).toBeUndefined();
    const streamed = chain.map((event) => {
      const image = marshall(toEventItem(event));
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
      value instanceof Object
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
