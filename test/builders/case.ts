import {
  type Allowed,
  allowed,
  type Case,
  type CaseEventDetail,
  type CaseIn,
  type CaseStatus,
  type Decision,
  evolve,
  type Origin,
  type Verdict,
} from "@tongban/domain";
import { anInstantListEntry, aStandard } from "./agreement.ts";
import { chinaCalendar } from "./calendar.ts";
import { aCaseId, aMatterId, anAgreementId, aPartnerId, aRegion, aStaffId, at, aWindowId } from "./ids.ts";

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

const window = aWindowId("xian-610100-1");
const holder = aStaffId("li-mei");

/** A material that may follow. */
export const healthCertificate = "健康证";

/** What happened to a case, and when. */
type Happening = readonly [instant: string, detail: CaseEventDetail];

const submitted = (origin: Origin): Happening => [
  "2026-03-02T01:00:00.000Z",
  { type: "CaseSubmitted", origin, window },
];
const routed: Happening = ["2026-03-02T01:00:01.000Z", { type: "CaseRouted", window }];
const claimed: Happening = [
  "2026-03-02T01:30:00.000Z",
  { type: "CaseClaimed", holder, leaseEnds: at("2026-03-02T05:30:00.000Z") },
];
const asked: Happening = [
  "2026-03-02T02:00:00.000Z",
  { type: "SupplementAsked", materials: ["身份证"], prose: { 身份证: "照片模糊" } },
];
const accepted: Happening = ["2026-03-02T02:00:00.000Z", { type: "CaseAccepted" }];
const suspended: Happening = [
  "2026-03-03T02:00:00.000Z",
  {
    type: "CaseSuspended",
    ground: "hearing",
    expectedEnd: at("2026-03-10T09:30:00.000Z"),
    prose: { reasons: "依申请举行听证" },
  },
];
const decided: Happening = [
  "2026-03-05T02:00:00.000Z",
  { type: "CaseDecided", outcome: "granted", document: null },
];

const lives: { readonly [S in CaseStatus]: readonly Happening[] } = {
  submitted: [],
  routed: [routed],
  claimed: [routed, claimed],
  "awaiting-supplement": [routed, claimed, asked],
  accepted: [routed, claimed, accepted],
  suspended: [routed, claimed, accepted, suspended],
  decided: [routed, claimed, accepted, decided],
  closed: [
    routed,
    claimed,
    accepted,
    decided,
    ["2026-03-05T03:00:00.000Z", { type: "ResultAcknowledged", via: "request" }],
  ],
  declined: [
    routed,
    claimed,
    [
      "2026-03-02T02:00:00.000Z",
      { type: "CaseDeclined", rightOrgan: "西安市市场监督管理局", prose: { reason: "不属于本机关" } },
    ],
  ],
  withdrawn: [
    routed,
    ["2026-03-02T02:00:00.000Z", { type: "CaseWithdrawn", prose: { reason: "申请人改变主意" } }],
  ],
  abandoned: [routed, claimed, asked, ["2026-04-20T02:00:00.000Z", { type: "CaseAbandoned" }]],
  terminated: [
    routed,
    claimed,
    ["2026-03-02T02:00:00.000Z", { type: "CaseAccepted", gaps: [healthCertificate] }],
    ["2026-03-17T02:00:00.000Z", { type: "CaseTerminated", gaps: [healthCertificate] }],
  ],
};

/** A verdict's events; throws where there is none. */
const eventsOf = (verdict: Verdict): Allowed["events"] => {
  if (verdict.kind === "refusal") throw new Error(`the builder's life is refused: ${verdict.code}`);
  return verdict.events;
};

/** The events of a case's life up to a status, by the calendar of China. */
export const aLife = (
  status: CaseStatus,
  origin: Partial<Origin> = {},
  decision?: Decision,
): Allowed["events"] => {
  const events: Allowed["events"][number][] = [];
  let kase: Case | undefined;
  for (const [instant, usual] of [submitted({ ...anOrigin, ...origin }), ...lives[status]]) {
    const detail: CaseEventDetail =
      decision && usual.type === "CaseDecided" ? { type: "CaseDecided", ...decision } : usual;
    const said = eventsOf(
      allowed(kase, { kind: "broker" }, { now: at(instant), calendar: chinaCalendar }, [detail]),
    );
    events.push(...said);
    kase = said.reduce<Case | undefined>(evolve, kase);
  }
  return events;
};

/** Parts of the case itself, and of its origin beside them. */
type CaseParts<S extends CaseStatus> = { readonly status: S } & OwnParts<S> & Partial<Origin>;

type OwnParts<S extends CaseStatus> = Partial<Omit<CaseIn<S>, "status" | "origin">>;

const optionalOfOrigin: ReadonlySet<string> = new Set<keyof Origin>([
  "reviewed",
  "inspected",
  "mayFollow",
  "parent",
  "bundle",
]);

/**
 * A case from Nanjing at Xi'an's window, submitted on Monday 2026-03-02 09:00 (Shanghai), claimed at 09:30 by Li Mei
 * with a lease until 13:30, asked to supplement or accepted at 10:00, suspended on 03-03, decided on 03-05; in the
 * status asked for, with the parts given.
 */
export const aCase = <S extends CaseStatus>(parts: CaseParts<S>): CaseIn<S> => {
  const isOfOrigin = ([name]: readonly [string, unknown]) => name in anOrigin || optionalOfOrigin.has(name);
  const all = Object.entries(parts);
  const own = Object.fromEntries(all.filter((part) => !isOfOrigin(part)));
  const origin: Partial<Origin> = Object.fromEntries(all.filter(isOfOrigin));
  const lived = aLife(parts.status, origin).reduce<Case | undefined>(evolve, undefined);
  return { ...lived, ...own } as CaseIn<S>;
};

/** An accepted case whose matter is reviewed (审核), its proposed decision waiting for that or passed by Wang Jun. */
export const aReviewedCase = (state?: "asked" | "passed"): CaseIn<"accepted"> => {
  const asked = { proposal: "granted", askedBy: holder } as const;
  const review =
    state === "passed"
      ? { review: { ...asked, state, passedBy: aStaffId("wang-jun") } as const }
      : { review: { ...asked, state: "asked" } as const };
  return aCase({ status: "accepted", reviewed: true, ...(state ? review : {}) });
};

/** Lacks a material that may follow, in any status: with a commitment on the record before acceptance, and open after it. */
export const aCaseWithGap = (status: CaseStatus, state: "uncommitted" | "committed"): Case => {
  const kase = aCase({ status, mayFollow: [healthCertificate] });
  switch (kase.status) {
    case "accepted":
    case "suspended":
      return { ...kase, gaps: [healthCertificate] };
    case "submitted":
    case "routed":
    case "claimed":
    case "awaiting-supplement":
      return state === "committed" ? { ...kase, committed: true } : kase;
    default:
      return kase;
  }
};

/** What makes a case one of an instant matter: no law's limit, and due at closing of the day it came in. */
export const ofInstantMatter = () =>
  ({
    matter: anInstantListEntry().matter,
    mode: "online",
    caseType: "instant",
    limits: { promised: { unit: "instant" } },
  }) as const satisfies Partial<Origin>;
