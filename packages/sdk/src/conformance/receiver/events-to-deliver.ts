import { cloudEventFrame, emptyNews, type PartnerEvent } from "@tongban/contract";

/** An event as a delivery has it, of a type and with members that need not be known. */
export type EventToDeliver = { readonly id: string; readonly type: string } & Readonly<
  Record<string, unknown>
>;

/** The case that the made-up events are of. */
export type MadeUpCase = { readonly caseId: string; readonly externalRef: string; readonly time: string };

/** A result as a broker tells it: case granted, at a version of the case. */
export const aResult = ({ caseId, externalRef, time }: MadeUpCase, version: number): PartnerEvent => ({
  ...cloudEventFrame,
  id: `${caseId}-${version}`,
  type: "cn.tongban.case.decided.v1",
  subject: caseId as PartnerEvent["subject"],
  time: time as PartnerEvent["time"],
  data: {
    caseId: caseId as PartnerEvent["subject"],
    number: null,
    externalRef,
    handling: "610100" as PartnerEvent["data"]["handling"],
    matter: "remote-medical-filing" as PartnerEvent["data"]["matter"],
    version,
    status: "decided",
    nationalStatus: { code: 11, label: "办结(通过)" },
    ...emptyNews,
    outcome: "granted",
  },
});

/** The event that a partner asks for by `tongban webhook test`. */
export const aTestEvent = ({ caseId, time }: MadeUpCase): EventToDeliver => ({
  ...cloudEventFrame,
  id: `test-${caseId}`,
  type: "cn.tongban.partner.tested.v1",
  subject: "conformance",
  time,
  data: { partner: "conformance" },
});

/** An event of a type that no broker has yet. */
export const anUnknownEvent = (kase: MadeUpCase): EventToDeliver => ({
  ...aResult(kase, 6),
  type: "cn.tongban.case.not-yet-known.v1",
});

/** A result with members and values that no broker tells yet. */
export const aRicherResult = (kase: MadeUpCase): EventToDeliver => {
  const event = aResult(kase, 7);
  return {
    ...event,
    dataversion: "9",
    data: { ...event.data, status: "not-yet-known", notYetKnown: { a: [1] } },
  };
};

/** A result whose reasons are so long that the body has `bytes` at least. */
export const aLongResult = (kase: MadeUpCase, bytes: number): EventToDeliver => {
  const event = aResult(kase, 8);
  return { ...event, data: { ...event.data, reasons: "原因".repeat(Math.ceil(bytes / 6)) } };
};
