import { describe, expect, it } from "vitest";
import { aCase } from "../../../../test/builders/case.ts";
import { at, aWindowId, on } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import type { TransactionNumber } from "../fee/case-fee.ts";
import type { PartId } from "../joint/joint-part.ts";
import { type Case, caseStatuses, endedStatuses, openStatuses } from "./case.ts";
import type { CaseEvent, CaseEventDetail, CaseEventType } from "./event.ts";
import { eventTable, ImpossibleHistory } from "./event-table.ts";
import { evolve } from "./evolve.ts";
import { rateableStatuses } from "./rating.ts";

const now = at("2026-03-02T02:00:00.000Z");
const { id: liMei } = aStaff();
const submitted = aCase({ status: "submitted" });

const check = "check" as PartId;
const payment = { transaction: "20260302100001" as TransactionNumber, amount: 4_000 };

const details: { readonly [T in CaseEventType]: Extract<CaseEventDetail, { readonly type: T }> } = {
  CaseSubmitted: {
    type: "CaseSubmitted",
    origin: submitted.origin,
    window: submitted.window,
  },
  PartStarted: {
    type: "PartStarted",
    part: check,
    region: submitted.origin.source,
    case: submitted.origin.id,
    run: 1,
  },
  PartDecided: { type: "PartDecided", part: check, run: 1, outcome: "granted", document: null },
  PartReturned: { type: "PartReturned", part: check, why: "not-admitted", missing: ["window-closed"] },
  MembersNotStarted: { type: "MembersNotStarted", members: [], why: "not-granted", codes: [] },
  BundleEnded: { type: "BundleEnded", state: "granted", days: 1 },
  CaseRouted: { type: "CaseRouted", window: submitted.window },
  CaseClaimed: { type: "CaseClaimed", holder: liMei, leaseEnds: now },
  CaseReleased: { type: "CaseReleased" },
  CaseReassigned: { type: "CaseReassigned", from: liMei, to: liMei, toName: "李梅", leaseEnds: now },
  CaseTransferred: {
    type: "CaseTransferred",
    from: submitted.window,
    to: aWindowId("xian-610100-2"),
    choice: "substitute",
    prose: { reason: "设备检修" },
  },
  ClaimLapsed: { type: "ClaimLapsed", holder: liMei },
  CommitmentGiven: {
    type: "CommitmentGiven",
    document: { title: "承诺书", mediaType: "application/pdf", sha256: "0".repeat(64), size: 1 },
    prose: { signedBy: "张三丰", text: "补交健康证" },
  },
  HelperNamed: {
    type: "HelperNamed",
    kind: "person",
    name: "王*",
    until: on("2026-12-31"),
    document: { title: "授权委托书", mediaType: "application/pdf", sha256: "0".repeat(64), size: 1 },
    prose: { name: "王五" },
  },
  HelperRevoked: { type: "HelperRevoked", prose: { reason: "另托他人" } },
  CaseAccepted: { type: "CaseAccepted" },
  GapFilled: { type: "GapFilled", materials: [] },
  CaseTerminated: { type: "CaseTerminated", gaps: ["健康证"] },
  FeeAssessed: { type: "FeeAssessed", amount: 4_000 },
  FeePaid: { type: "FeePaid", ...payment, paidAt: now },
  FeeOverpaid: { type: "FeeOverpaid", ...payment, paidAt: now, why: "paid-already" },
  FeeWaived: { type: "FeeWaived", amount: 4_000, prose: { basis: "财税〔2019〕53号", reasons: "免费对象" } },
  FeeRefundDue: { type: "FeeRefundDue", ...payment, why: "not-granted" },
  FeeRefunded: { type: "FeeRefunded", ...payment, refundedAt: now },
  SupplementAsked: { type: "SupplementAsked", materials: ["身份证"], prose: { 身份证: "照片模糊" } },
  AnswerMissed: { type: "AnswerMissed", dataSource: "housing-fund", why: "unknown-there" },
  LicenceChecked: { type: "LicenceChecked", title: "营业执照", standing: "valid", prose: {} },
  MaterialQuarantined: {
    type: "MaterialQuarantined",
    title: "身份证",
    sha256: "0".repeat(64),
    code: "damaged",
  },
  MaterialsErased: { type: "MaterialsErased", materials: ["0".repeat(64)], basis: "个人信息保护法 19" },
  SupplementSupplied: { type: "SupplementSupplied", materials: [], leaseEnds: now },
  CaseAbandoned: { type: "CaseAbandoned" },
  CaseSuspended: {
    type: "CaseSuspended",
    ground: "hearing",
    expectedEnd: now,
    prose: { reasons: "依申请举行听证" },
  },
  CaseResumed: { type: "CaseResumed" },
  ExtensionAsked: {
    type: "ExtensionAsked",
    by: { unit: "working-days", amount: 10 },
    prose: { reasons: "案情复杂" },
  },
  ExtensionApproved: {
    type: "ExtensionApproved",
    by: { unit: "working-days", amount: 10 },
    prose: { reasons: "案情复杂" },
  },
  ExtensionRefused: { type: "ExtensionRefused", prose: { reasons: "理由不充分" } },
  ReviewAsked: { type: "ReviewAsked", proposal: "granted", outcome: "granted", document: null },
  ReviewPassed: { type: "ReviewPassed", reviewer: liMei },
  ReviewReturned: { type: "ReviewReturned", reviewer: liMei, prose: { reasons: "缺少核查结论" } },
  WarningGiven: { type: "WarningGiven", clock: "notice", rung: "yellow", due: now },
  PriorityGiven: { type: "PriorityGiven", ground: "disaster-relief", prose: { reasons: "抢险物资" } },
  PriorityEnded: { type: "PriorityEnded", prose: { reasons: "险情解除" } },
  SupervisionOrdered: {
    type: "SupervisionOrdered",
    within: { unit: "working-days", amount: 2 },
    prose: { demand: "请尽快办结" },
  },
  CaseRated: { type: "CaseRated", stage: "result", grade: "dissatisfied", prose: { comment: "等了太久" } },
  RatingInvited: { type: "RatingInvited", stage: "acceptance" },
  RatingAppealed: { type: "RatingAppealed", stage: "result", prose: { reason: "评价针对另一件办件" } },
  RatingAppealDecided: {
    type: "RatingAppealDecided",
    stage: "result",
    grade: "dissatisfied",
    decision: "set-aside",
    prose: { reason: "与本件无关" },
  },
  RatingRectified: { type: "RatingRectified", calledBack: true, prose: { done: "已致歉" } },
  ExplanationGiven: { type: "ExplanationGiven", prose: { reasons: "等待外省核查" } },
  DueDatesRecomputed: { type: "DueDatesRecomputed", calendar: "china-2027" },
  CaseDeclined: { type: "CaseDeclined", rightOrgan: "西安市公安局", prose: { reason: "不属于本机关职权" } },
  CaseDecided: { type: "CaseDecided", outcome: "granted", document: null },
  CaseWithdrawn: { type: "CaseWithdrawn", prose: { reason: "申请人改变主意" } },
  ResultAcknowledged: { type: "ResultAcknowledged", via: "request" },
  ResultDispatched: {
    type: "ResultDispatched",
    way: "post",
    prose: { carrier: "邮政特快专递", number: "1234567890" },
  },
  DeliveryFailed: { type: "DeliveryFailed", returned: false, prose: { reason: "无人签收" } },
  ResultDelivered: {
    type: "ResultDelivered",
    proof: "signature",
    receivedAt: now,
    prose: { receivedBy: "张三" },
  },
  OriginalsReturned: { type: "OriginalsReturned", materials: ["营业执照"], prose: { how: "随件寄回" } },
  InspectionScheduled: {
    type: "InspectionScheduled",
    appointedAt: now,
    way: "on-site",
    organs: [],
    prose: { place: "某路1号", inspectors: "李梅" },
  },
  InspectionMissed: { type: "InspectionMissed", prose: { reason: "无人到场" } },
  InspectionHeld: {
    type: "InspectionHeld",
    heldAt: now,
    result: "passed",
    remote: false,
    joint: false,
    materials: [],
    days: 1,
    prose: { findings: "符合要求" },
  },
  ParcelSent: {
    type: "ParcelSent",
    way: "to-handling",
    contents: [{ material: "营业执照", copies: 1 }],
    lateAt: now,
    lostAt: now,
    prose: { carrier: "邮政特快专递", number: "1234567890" },
  },
  ParcelCorrected: { type: "ParcelCorrected", parcel: 1, prose: { carrier: "顺丰", number: "2" } },
  ParcelCancelled: { type: "ParcelCancelled", parcel: 1, prose: { reason: "未揽收" } },
  ParcelLate: { type: "ParcelLate", parcel: 1 },
  ParcelLost: { type: "ParcelLost", parcel: 1 },
  OriginalsSeen: { type: "OriginalsSeen", materials: ["结婚证"] },
  ParcelReceived: {
    type: "ParcelReceived",
    parcel: 1,
    contents: [],
    missing: [{ material: "营业执照", copies: 1 }],
    extra: [],
    days: 2,
    prose: {},
  },
  PaperVoided: {
    type: "PaperVoided",
    paper: 4,
    kind: "acceptance",
    replaced: true,
    prose: { reason: "机关名称有误" },
  },
  ApplicantRevealed: { type: "ApplicantRevealed", prose: { reason: "电话核实" } },
};

/** By type: the statuses that the event may follow. */
const follows: Record<CaseEventType, readonly (Case["status"] | null)[]> = {
  CaseSubmitted: [null],
  PartStarted: openStatuses,
  PartDecided: openStatuses,
  PartReturned: openStatuses,
  MembersNotStarted: [],
  BundleEnded: [],
  CaseRouted: ["submitted"],
  CaseClaimed: ["routed", "claimed", "awaiting-supplement", "accepted", "suspended"],
  CaseReleased: ["claimed"],
  CaseTransferred: openStatuses,
  ClaimLapsed: ["claimed"],
  CaseReassigned: ["routed", "claimed", "awaiting-supplement", "accepted", "suspended"],
  CommitmentGiven: ["submitted", "routed", "claimed", "awaiting-supplement"],
  HelperNamed: [...openStatuses, "decided"],
  HelperRevoked: [...openStatuses, "decided"],
  CaseAccepted: ["routed", "claimed"],
  GapFilled: ["accepted", "suspended"],
  CaseTerminated: ["accepted", "suspended"],
  FeeAssessed: openStatuses,
  FeePaid: openStatuses,
  FeeOverpaid: caseStatuses,
  FeeWaived: openStatuses,
  FeeRefundDue: caseStatuses,
  FeeRefunded: caseStatuses,
  SupplementAsked: ["claimed"],
  SupplementSupplied: ["awaiting-supplement"],
  AnswerMissed: ["routed"],
  LicenceChecked: openStatuses,
  MaterialQuarantined: openStatuses,
  MaterialsErased: endedStatuses,
  CaseAbandoned: ["awaiting-supplement"],
  CaseSuspended: ["accepted"],
  CaseResumed: ["suspended"],
  ExtensionAsked: ["accepted"],
  ExtensionApproved: ["accepted", "suspended"],
  ExtensionRefused: ["accepted", "suspended"],
  ReviewAsked: ["accepted"],
  ReviewPassed: ["accepted"],
  ReviewReturned: ["accepted"],
  WarningGiven: ["submitted", "routed", "claimed"],
  PriorityGiven: openStatuses,
  PriorityEnded: openStatuses,
  SupervisionOrdered: caseStatuses,
  CaseRated: rateableStatuses,
  RatingInvited: rateableStatuses,
  RatingAppealed: rateableStatuses,
  RatingAppealDecided: rateableStatuses,
  RatingRectified: caseStatuses,
  ExplanationGiven: caseStatuses,
  DueDatesRecomputed: openStatuses,
  CaseDeclined: ["claimed"],
  CaseDecided: ["accepted"],
  CaseWithdrawn: openStatuses,
  ResultAcknowledged: ["decided"],
  ResultDispatched: ["decided"],
  DeliveryFailed: ["decided"],
  ResultDelivered: ["decided"],
  OriginalsReturned: ["decided", "closed", "declined"],
  InspectionScheduled: ["accepted", "suspended"],
  InspectionMissed: ["accepted", "suspended"],
  InspectionHeld: ["accepted", "suspended"],
  ParcelSent: caseStatuses,
  ParcelCorrected: caseStatuses,
  ParcelCancelled: caseStatuses,
  ParcelLate: caseStatuses,
  ParcelLost: caseStatuses,
  ParcelReceived: caseStatuses,
  OriginalsSeen: caseStatuses,
  PaperVoided: caseStatuses,
  ApplicantRevealed: caseStatuses,
};

const types = Object.keys(eventTable) as CaseEventType[];
const befores = [null, ...caseStatuses] as const;
const cells = types.flatMap((type) => befores.map((before) => ({ type, before })));

const eventAfter = (type: CaseEventType, kase: Case | undefined): Omit<CaseEvent, "after"> => ({
  ...details[type],
  clocks: [],
  n: (kase?.version ?? 0) + 1,
  at: now,
  actor: { kind: "broker" },
  before: kase?.status ?? null,
});

/** A case that an event may follow for its status; an extension is only approved or refused where one is asked for. */
const caseBefore = (status: Case["status"], type: CaseEventType): Case => {
  const kase = aCase({ status });
  const asked = { state: "asked", by: details.ExtensionAsked.by, askedBy: liMei } as const;
  const review = { state: "asked", proposal: "granted", askedBy: liMei } as const;
  if (type.startsWith("Part") && !type.startsWith("Parcel")) {
    const begun = type !== "PartStarted";
    const part = {
      id: check,
      region: kase.origin.source,
      state: begun ? "open" : "waiting",
      run: begun ? 1 : 0,
    };
    return { ...kase, parts: [part] } as Case;
  }
  if (type.startsWith("Review")) return { ...kase, review } as Case;
  if (type === "HelperRevoked")
    return { ...kase, helper: { kind: "person", name: "王*", until: on("2026-12-31") } };
  if (type.startsWith("Fee"))
    return { ...kase, fee: { amount: 4_000, state: "due", payments: [{ ...payment, state: "kept" }] } };
  if (type.startsWith("RatingAppeal")) {
    const appeal = type === "RatingAppealDecided" ? ({ appeal: "asked" } as const) : {};
    return { ...kase, ratings: [{ stage: "result", grade: "dissatisfied", at: now, ...appeal }] };
  }
  if (type === "GapFilled") return { ...kase, gaps: ["健康证"] } as Case;
  return type.startsWith("Extension") ? ({ ...kase, extension: asked } as Case) : kase;
};

describe("an event", () => {
  it.each(cells)("$type follows $before only where the table of events says so", ({ type, before }) => {
    const kase: Case | undefined = before ? caseBefore(before, type) : undefined;
    const event = eventAfter(type, kase);
    const happen = () => eventTable[type].evolve(kase, event as never);
    if (follows[type].includes(before)) expect(happen().version).toBe(event.n);
    else expect(happen).toThrow(ImpossibleHistory);
  });

  it("cannot be left out or come twice: its number follows the case's version", () => {
    const kase = aCase({ status: "routed" });
    const event = { ...eventAfter("CaseClaimed", kase), after: "claimed" } as CaseEvent;
    expect(evolve(kase, event)).toMatchObject({ status: "claimed", version: 3 });
    for (const n of [event.n - 1, event.n + 1])
      expect(() => evolve(kase, { ...event, n })).toThrow(ImpossibleHistory);
    expect(() => evolve(evolve(kase, event), event)).toThrow(ImpossibleHistory);
  });

  it("that says another status than it led from or to is impossible", () => {
    const kase = aCase({ status: "routed" });
    const event = { ...eventAfter("CaseClaimed", kase), after: "claimed" } as CaseEvent;
    expect(() => evolve(kase, { ...event, after: "accepted" })).toThrow(ImpossibleHistory);
    expect(() => evolve(kase, { ...event, before: "submitted" })).toThrow(ImpossibleHistory);
  });

  it("of a claimed case's reassignment needs the new lease's end", () => {
    const kase = aCase({ status: "claimed" });
    const { leaseEnds: _leaseEnds, ...without } = details.CaseReassigned;
    const event = { ...eventAfter("CaseReassigned", kase), ...without } as CaseEvent;
    expect(() => evolve(kase, { ...event, leaseEnds: undefined, after: "claimed" } as never)).toThrow(
      /lease/,
    );
  });

  it("that is not a submission begins no case", () => {
    const event = { ...eventAfter("CaseRouted", undefined), after: "routed" } as CaseEvent;
    expect(() => evolve(undefined, event)).toThrow(ImpossibleHistory);
  });
});
