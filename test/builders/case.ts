import type { AcceptedDue, Case, CaseDue, CaseIn, CaseStatus, Origin } from "@tongban/domain";
import { anInstantListEntry, aStandard } from "./agreement.ts";
import { aCaseId, aMatterId, anAgreementId, aPartnerId, aRegion, aStaffId, at, aWindowId } from "./ids.ts";

const noticeDue: CaseDue = { clock: "notice", at: at("2026-03-09T09:30:00.000Z"), provisional: false };

const acceptedDue: AcceptedDue = {
  promised: { clock: "promise", at: at("2026-03-16T09:30:00.000Z"), provisional: false },
  statutory: { clock: "statute", at: at("2026-03-23T09:30:00.000Z"), provisional: false },
};

const anOrigin: Origin = {
  id: aCaseId("0123456789abcdefghjkmnpqrs"),
  partner: aPartnerId("nanjing-gov"),
  externalRef: "NJ-2026-0001",
  source: aRegion("320100"),
  handling: aRegion("610100"),
  matter: aMatterId("food-business-permit"),
  mode: "agent-intake",
  caseType: "promised",
  submittedAt: at("2026-03-02T01:00:00.000Z"),
  applicant: "张*",
  pins: { agreement: anAgreementId("xian-nanjing"), agreementVersion: 3, listVersion: 5, standardVersion: 1 },
  standard: aStandard(),
  limits: {
    statutory: { unit: "working-days", amount: 15 },
    promised: { unit: "working-days", amount: 10 },
  },
};

const before = { window: aWindowId("xian-610100-1"), due: noticeDue };

const claim = {
  holder: aStaffId("li-mei"),
  claimedAt: at("2026-03-02T01:30:00.000Z"),
  leaseEnds: at("2026-03-02T05:30:00.000Z"),
};

const acceptance = { holder: claim.holder, acceptedAt: at("2026-03-02T02:00:00.000Z"), acceptedDue };

const result = { ...acceptance, decidedAt: at("2026-03-05T02:00:00.000Z"), outcome: "granted" } as const;

const after = { ...before, due: acceptedDue.promised };

type CasesByStatus = { readonly [S in CaseStatus]: CaseIn<S> };

/** Parts of the case itself, and of its origin beside them. */
type CaseParts<S extends CaseStatus> = { readonly status: S } & OwnParts<S> & Partial<Origin>;

type OwnParts<S extends CaseStatus> = Partial<Omit<CaseIn<S>, "status" | "origin">>;

type Built<S extends CaseStatus> = { readonly status: S; readonly origin: Origin } & OwnParts<S>;

const builders: { readonly [S in CaseStatus]: (parts: Built<S>) => CasesByStatus[S] } = {
  submitted: (parts) => ({ ...before, version: 1, ...parts }),
  routed: (parts) => ({
    ...before,
    version: 2,
    routedAt: at("2026-03-02T01:00:01.000Z"),
    ...parts,
  }),
  claimed: (parts) => ({ ...before, version: 3, ...claim, ...parts }),
  accepted: (parts) => ({ ...after, version: 4, ...acceptance, ...parts }),
  decided: (parts) => ({ ...after, version: 5, ...result, ...parts }),
  closed: (parts) => ({
    ...after,
    version: 6,
    ...result,
    acknowledgedAt: at("2026-03-05T03:00:00.000Z"),
    ...parts,
  }),
  declined: (parts) => ({
    ...before,
    version: 4,
    holder: claim.holder,
    declinedAt: at("2026-03-02T02:00:00.000Z"),
    ...parts,
  }),
  withdrawn: (parts) => ({
    ...before,
    version: 3,
    withdrawnAt: at("2026-03-02T02:00:00.000Z"),
    ...parts,
  }),
};

/**
 * A case from Nanjing at Xi'an's window, submitted on Monday 2026-03-02 09:00 (Shanghai), claimed at 09:30 by Li Mei
 * with a lease until 13:30, accepted at 10:00, decided on 03-05; in the status asked for, with the parts given.
 */
export const aCase = <S extends CaseStatus>(parts: CaseParts<S>): CasesByStatus[S] =>
  builders[parts.status](nested(parts));

const nested = <S extends CaseStatus>(parts: CaseParts<S>): Built<S> => {
  const isOfOrigin = ([name]: readonly [string, unknown]) => name in anOrigin;
  const all = Object.entries(parts);
  const own = Object.fromEntries(all.filter((part) => !isOfOrigin(part))) as { status: S } & OwnParts<S>;
  return { ...own, origin: { ...anOrigin, ...Object.fromEntries(all.filter(isOfOrigin)) } };
};

/** What makes a case one of an instant matter: no law's limit, and due at closing of the day it came in. */
export const ofInstantMatter = () =>
  ({
    matter: anInstantListEntry().matter,
    mode: "online",
    caseType: "instant",
    limits: { promised: { unit: "instant" } },
    due: { clock: "promise", at: at("2026-03-02T09:30:00.000Z"), provisional: false },
  }) as const satisfies Partial<Origin> & Partial<Pick<Case, "due">>;
