import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import {
  type Case,
  type Clock,
  type Clocks,
  caseStatuses,
  instantFromEpochMs,
  type Limit,
  type PauseGround,
  type Segment,
  type Used,
} from "@tongban/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aStandard } from "../../../../test/builders/agreement.ts";
import { aCase } from "../../../../test/builders/case.ts";
import {
  aMatterId,
  anAgreementId,
  aPartnerId,
  aRegion,
  aStaffId,
  aWindowId,
} from "../../../../test/builders/ids.ts";
import { indexes } from "../table/table.ts";
import { fromHeadItem, toHeadItem } from "./head-codec.ts";

const instants = fc.integer({ min: 1_700_000_000_000, max: 2_000_000_000_000 }).map(instantFromEpochMs);
const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({
    unit: fc.constantFrom("working-days", "calendar-days", "working-hours"),
    amount: fc.integer({ min: 1, max: 366 }),
  }),
  fc.constant({ unit: "instant" } as const),
);
const deadlines = fc.record({ limit: limits, at: instants, provisional: fc.boolean() });
const used: fc.Arbitrary<Used> = fc.oneof(
  fc.record({ unit: fc.constantFrom("working-days", "calendar-days"), days: fc.nat(400) }),
  fc.record({ unit: fc.constantFrom("working-hours", "minutes"), ms: fc.nat() }),
);
const segments: fc.Arbitrary<Segment> = fc.oneof(
  fc.record({ kind: fc.constant("running" as const), from: instants, to: instants }),
  fc.record({
    kind: fc.constant("paused" as const),
    from: instants,
    to: instants,
    ground: fc.constantFrom<PauseGround>("hearing", "expert-review", "supplement", "agreed/现场 核验:a"),
    expectedEnd: instants,
  }),
);
/** Clocks with anything that a clock may have. */
const anyClock: fc.Arbitrary<Clock> = fc
  .record({
    promised: deadlines,
    statutory: fc.option(deadlines, { nil: undefined }),
    first: segments,
    more: fc.array(segments, { maxLength: 3 }),
    last: instants,
    warnings: fc.record(
      { yellow: instants, orange: instants, red: instants, pause: instants },
      { requiredKeys: [] },
    ),
    end: fc.option(
      fc.record(
        { used, late: fc.boolean(), statutory: fc.record({ used, late: fc.boolean() }) },
        { requiredKeys: ["used", "late"] },
      ),
      { nil: undefined },
    ),
  })
  .map(({ promised, statutory, first, more, last, warnings, end }) => ({
    promised,
    ...(statutory ? { statutory } : {}),
    ledger: [first, ...more, { kind: "running", from: last }],
    warnings,
    ...(end
      ? {
          end: {
            used: end.used,
            late: end.late,
            ...(end.statutory
              ? { usedStatutory: end.statutory.used, lateStatutory: end.statutory.late }
              : {}),
          },
        }
      : {}),
  }));
const anyClocks: fc.Arbitrary<Clocks> = fc
  .record({ handling: anyClock, notice: anyClock, return: anyClock }, { requiredKeys: ["handling"] })
  .map((clocks) => ({ ...clocks }));
const hours = fc.constantFrom(
  { opens: "09:00", closes: "17:30" } as const,
  { opens: "08:30", closes: "24:00", breaks: [{ from: "12:00", to: "13:00" }] } as const,
  {
    opens: "00:00",
    closes: "18:00",
    breaks: [
      { from: "10:00", to: "10:15" },
      { from: "12:00", to: "14:00" },
    ],
  } as const,
);

/** A case in any status, with anything in the fields that the head writes in short. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    status: fc.constantFrom(...caseStatuses),
    promised: limits,
    statutory: fc.option(limits, { nil: undefined }),
    notice: limits,
    lease: limits,
    hours,
    clocks: anyClocks,
    outcome: fc.constantFrom("granted", "refused"),
    moment: instants,
  })
  .map(({ status, promised, statutory, notice, lease, hours: open, clocks, outcome, moment }) => {
    const kase: Case = {
      ...aCase({ status }),
      clocks,
    };
    const origin = {
      ...kase.origin,
      submittedAt: moment,
      standard: aStandard({
        notice,
        lease,
        hours: open,
        rating: { invite: lease, rectification: notice },
      }),
      limits: statutory ? { promised, statutory } : { promised },
    };
    return "outcome" in kase ? { ...kase, origin, outcome } : { ...kase, origin };
  });

describe("the head as an item", () => {
  it("is read again as it was written, whatever the case", () => {
    fc.assert(
      fc.property(cases, fc.string(), fc.string(), fc.string(), (kase, hash, subject, fullName) => {
        const head = { kase, hash, subject, fullName, home: "cn-north-1" };
        expect(fromHeadItem(toHeadItem(head))).toEqual(head);
      }),
    );
  });

  it.each(caseStatuses)(
    "stays under 1 KB when %s, with the longest names that the seeds allow for",
    (status) => {
      const kase = aCase({
        status,
        partner: aPartnerId("inner-mongolia-hohhot-government-affairs"),
        externalRef: "20260302-610100-NJ-0000000000000001",
        source: aRegion("150100"),
        matter: aMatterId("employee-pension-insurance-relation-transfer"),
        applicant: "呼".repeat(32),
        window: aWindowId("xian-international-trade-logistics-park-1"),
        pins: {
          ...aCase({ status }).origin.pins,
          agreement: anAgreementId("yellow-river-basin-capitals-alliance"),
        },
        ...("holder" in aCase({ status })
          ? { holder: aStaffId("f47ac10b-58cc-4372-a567-0e02b2c3d479") }
          : {}),
      });
      const item = toHeadItem({
        kase,
        hash: "h".repeat(43),
        subject: "s".repeat(22),
        fullName: "n".repeat(22),
        home: "cn-northwest-1",
      });
      expect(sizeOf(marshall({ ...item }, { removeUndefinedValues: true }))).toBeLessThan(1024);
    },
  );

  it("is on the window's list while it waits, on its holder's while it is in work, and on none otherwise", () => {
    const listOf = (kase: Case) =>
      toHeadItem({ kase, hash: "", subject: "", fullName: "", home: "" })[indexes.worklist.pk];
    expect(caseStatuses.map((status) => listOf(aCase({ status })))).toEqual([
      undefined,
      "WINDOW#xian-610100-1",
      "STAFF#li-mei",
      "STAFF#li-mei",
      "STAFF#li-mei",
      "STAFF#li-mei",
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

/** Bytes of an item as DynamoDB counts them: names, texts in UTF-8, numbers by two digits, and a little for maps. */
const sizeOf = (item: Readonly<Record<string, AttributeValue>>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);

const valueSize = (value: AttributeValue): number => {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1;
  if (value.L !== undefined) return 3 + value.L.reduce((sum, member) => sum + 1 + valueSize(member), 0);
  return value.M === undefined ? 1 : 3 + Object.keys(value.M).length + sizeOf(value.M);
};
