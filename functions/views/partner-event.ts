import type { PartnerEvent, partnerEventTypes } from "@tongban/contract";
import { type CaseEventType, nationalStatusOf } from "@tongban/domain";
import type { Head, KeptEvent } from "@tongban/store";
import { declinationOf, resultOf } from "./case-summary.ts";

const typeNames: Partial<Record<CaseEventType, (typeof partnerEventTypes)[number]>> = {
  CaseRouted: "cn.tongban.case.routed.v1",
  CaseAccepted: "cn.tongban.case.accepted.v1",
  CaseDeclined: "cn.tongban.case.declined.v1",
  CaseDecided: "cn.tongban.case.decided.v1",
};

/** Whether a partner is told of an event. Its own acts and who works on a case are not news to it. */
export const isPartnerVisible = ({ type }: KeptEvent): boolean => typeNames[type] !== undefined;

/** An event as its partner is told of it (CloudEvents 1.0): the same in the feed and in a webhook. */
export const partnerEventView = ({ kase }: Head, event: KeptEvent): PartnerEvent => {
  const type = typeNames[event.type];
  if (!type) throw new Error(`${event.type} is not told to partners`);
  const result = resultOf([event]);
  return {
    specversion: "1.0",
    id: `${kase.id}-${event.n}`,
    type,
    source: "/tongban",
    subject: kase.id,
    time: event.at,
    datacontenttype: "application/json",
    data: {
      caseId: kase.id,
      externalRef: kase.externalRef,
      handling: kase.handling,
      matter: kase.matter,
      version: event.n,
      status: event.after,
      nationalStatus: nationalStatusOf(statusAt(event)),
      outcome: result?.outcome ?? null,
      document: result?.document ?? null,
      reasons: result?.reasons ?? declinationOf([event])?.reason ?? null,
      remedies: result?.remedies ?? null,
      rightOrgan: declinationOf([event])?.rightOrgan ?? null,
    },
  };
};

const statusAt = (event: KeptEvent) =>
  event.type === "CaseDecided"
    ? ({ status: "decided", outcome: event.outcome } as const)
    : ({
        status:
          event.type === "CaseDeclined" ? "declined" : event.type === "CaseAccepted" ? "accepted" : "routed",
      } as const);
