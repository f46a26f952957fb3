import { deliveredType, partnerDelivery } from "@tongban/contract";
import type { Instant, PartnerId } from "@tongban/domain";
import { expect, it } from "vitest";
import { plainTest, testOfType } from "./test-event.ts";

const now = "2026-03-02T01:30:00.000Z" as Instant;

it.each(deliveredType.options)("makes up an event of %s, marked as a test", (type) => {
  const event = testOfType(type, now);
  expect(partnerDelivery.parse(event)).toEqual(event);
  expect(event).toMatchObject({ type, time: now, id: expect.stringMatching(/^test-/) });
  expect(event.subject).toMatch(/^test[0-9a-f]{22}$/);
  expect(event.data.caseId).toBe(event.subject);
});

it("makes up another case each time, so that no receiver drops it for its version", () => {
  const [one, other] = [1, 2].map(() => testOfType("cn.tongban.case.decided.v1", now));
  expect(one?.subject).not.toBe(other?.subject);
  expect(one?.id).not.toBe(other?.id);
});

it("says in news of a decision what real news says", () => {
  expect(testOfType("cn.tongban.case.decided.v1", now)).toMatchObject({
    data: {
      externalRef: expect.stringMatching(/^test-/),
      status: "decided",
      nationalStatus: { code: 11, label: "办结(通过)" },
      outcome: "granted",
      document: { number: expect.any(String) },
      notice: null,
    },
  });
});

it("says in a test of no type whom it is for alone", () => {
  const event = plainTest("nanjing-gov" as PartnerId, now);
  expect(event.data).toEqual({ partner: "nanjing-gov" });
  expect(partnerDelivery.parse(event)).toEqual(event);
});
