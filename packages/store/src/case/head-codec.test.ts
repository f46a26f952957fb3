import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { type Case, type ClockName, caseStatuses, instantFromEpochMs, type Limit } from "@tongban/domain";
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
const dues = <C extends ClockName>(clock: C) =>
  fc.record({ clock: fc.constant(clock), at: instants, provisional: fc.boolean() });
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
    due: dues("notice"),
    promisedDue: dues("promise"),
    statutoryDue: fc.option(dues("statute"), { nil: undefined }),
    outcome: fc.constantFrom("granted", "refused"),
    moment: instants,
  })
  .map(({ status, promised, statutory, notice, lease, hours: open, promisedDue, statutoryDue, ...rest }) => {
    const { due, outcome, moment } = rest;
    const kase: Case = aCase({
      status,
      submittedAt: moment,
      standard: aStandard({ notice, lease, hours: open }),
      limits: statutory ? { promised, statutory } : { promised },
    });
    if (!("acceptedDue" in kase)) return { ...kase, due };
    const acceptedDue = statutoryDue
      ? { promised: promisedDue, statutory: statutoryDue }
      : { promised: promisedDue };
    const accepted = { ...kase, due: promisedDue, acceptedDue };
    return "outcome" in accepted ? { ...accepted, outcome } : accepted;
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
        applicant: "呼".repeat(40),
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
  return value.M === undefined ? 1 : 3 + Object.keys(value.M).length + sizeOf(value.M);
};
