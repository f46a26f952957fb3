import { isLive, rungs, type WarningTimes } from "../clock/clock.ts";
import {
  type CaseFee,
  type FeePayment,
  type PaymentState,
  withPayment,
  withPaymentIn,
} from "../fee/case-fee.ts";
import type { StaffId } from "../ids.ts";
import {
  type CasePart,
  endedParts,
  type PartState,
  partOf,
  waitingParts,
  withPart,
} from "../joint/case-part.ts";
import { totalSizeOf } from "../material/total-size.ts";
import type { ParcelItem } from "../parcel/parcel.ts";
import {
  type Case,
  type CaseIn,
  type CaseStatus,
  caseStatuses,
  concludedStatuses,
  endedStatuses,
  isIn,
  openStatuses,
  type Stage,
  unacceptedStatuses,
} from "./case.ts";
import { closesWithAcknowledgement } from "./delivery.ts";
import type { CaseEventType, FactsOf, Happened } from "./event.ts";
import { feeIn } from "./fees.ts";
import { isBadRating, type Rating, type RatingStage, rateableStatuses, standsBad } from "./rating.ts";

/** What somebody may take on: what waits on the board, and what nobody holds. */
const claimable = ["routed", "claimed", "awaiting-supplement", "accepted", "suspended"] as const;

/** What partners are told of; the contract makes CloudEvents types of these names. */
export const partnerNews = [
  "routed",
  "accepted",
  "supplement-asked",
  "material-quarantined",
  "licence-checked",
  "supplement-supplied",
  "withdrawn",
  "abandoned",
  "terminated",
  "fee-due",
  "fee-paid",
  "fee-waived",
  "fee-refund-due",
  "fee-refunded",
  "suspended",
  "resumed",
  "extended",
  "warned",
  "due-moved",
  "declined",
  "decided",
  "part-decided",
  "started",
  "members-not-started",
  "bundle-ended",
  "dispatched",
  "delivery-failed",
  "delivered",
  "originals-returned",
  "helper-revoked",
  "inspection-scheduled",
  "inspection-missed",
  "inspected",
  "parcel-sent",
  "parcel-cancelled",
  "parcel-late",
  "parcel-lost",
  "parcel-received",
  "paper-voided",
  "rating-invited",
] as const;

/** One of {@link partnerNews}. */
export type PartnerNews = (typeof partnerNews)[number];

/** An event whose case could not have been in the status before it: a broken history, never a user's mistake. */
export class ImpossibleHistory extends Error {
  override readonly name = "ImpossibleHistory";
}

/** All that is to be known of one type of event; an event without an entry does not compile. */
export type EventEntry<T extends CaseEventType> = {
  /** The case after the event. Throws {@link ImpossibleHistory} where the case before it cannot have had it. */
  readonly evolve: (kase: Case | undefined, event: Happened<T>) => Case;
  /** Whose timelines show it: all who may see the case, or the handling region alone. */
  readonly seenBy: "everyone" | "handling-region";
  /** What the partner is told; null where it is no news to the partner. */
  readonly partner: {
    readonly news: PartnerNews;
    /** No news where the partner did it itself. */
    readonly unlessOwn?: true;
    /** News only where the broker did it: the next member of a bundle. */
    readonly onlyBroker?: true;
  } | null;
  /** What a timeline says beside the event's name: a field of what people wrote, a fact, or nothing. */
  readonly note: ((event: FactsOf<T>) => NoteSource | null) | null;
  /** Whether the tally counts the case in another status after it. */
  readonly counts: "status" | "nothing";
};

/** Where a timeline's note stands: in the open, in the sealed prose under a name, or one line of each. */
export type NoteSource = { readonly text?: string; readonly prose?: string };

/** Narrows the case to the statuses that an event may follow. */
const following =
  <S extends CaseStatus, E extends { readonly type: string; readonly n: number }>(
    statuses: readonly S[],
    then: (kase: CaseIn<S>, event: E) => Case,
  ) =>
  (kase: Case | undefined, event: E): Case => {
    if (kase && event.n === kase.version + 1 && isIn(kase, statuses)) return then(kase, event);
    const found = kase ? `version ${kase.version}, ${kase.status}` : "no case";
    throw new ImpossibleHistory(`${event.type} as event ${event.n} cannot follow ${found}`);
  };

/** Keeps what the case is, drops what its last status knew, and takes up what the next one knows. */
const enter = (
  {
    origin,
    version,
    window,
    clocks,
    asked,
    materialBytes,
    committed,
    priority,
    fee,
    number,
    parts,
    helper,
    ratings,
    overdueParcels,
    inspection,
    invitation,
  }: Case,
  stage: Stage & Partial<Pick<Case, "window" | "number" | "asked" | "materialBytes">>,
): Case => ({
  origin,
  version: version + 1,
  window,
  clocks,
  ...(number ? { number } : {}),
  ...(parts ? { parts: isOpenStatus(stage.status) ? parts : endedParts(parts) } : {}),
  ...(helper ? { helper } : {}),
  ...(ratings ? { ratings } : {}),
  ...(overdueParcels ? { overdueParcels } : {}),
  ...(inspection && isOpenStatus(stage.status) ? { inspection } : {}),
  ...(invitation && rateableStatuses.some((one) => one === stage.status) ? { invitation } : {}),
  ...(asked && isBeforeAcceptance(stage.status) ? { asked } : {}),
  ...(materialBytes && isBeforeAcceptance(stage.status) ? { materialBytes } : {}),
  ...(committed && isBeforeAcceptance(stage.status) ? { committed } : {}),
  ...(priority && isOpenStatus(stage.status) ? { priority } : {}),
  ...(fee ? { fee: feeIn(fee, stage) } : {}),
  ...stage,
});

const isOpenStatus = (status: CaseStatus): boolean => openStatuses.some((open) => open === status);

const isBeforeAcceptance = (status: CaseStatus): boolean => unacceptedStatuses.some((one) => one === status);

/** Stays in its status and changes nothing that the status knows. */
const stay = <K extends Case>(kase: K): K => ({ ...kase, version: kase.version + 1 });

/** Stays as {@link stay}; only a case of a bundle can have had such an event. */
const ofBundle = <K extends Case>(kase: K, { type }: { readonly type: CaseEventType }): K => {
  if (!kase.origin.bundle) throw new ImpossibleHistory(`${type} of a case of no bundle`);
  return stay(kase);
};

/** Stays as {@link stay}, with one of its parcels among those that are late or lost, or no longer. */
const withParcel = (kase: Case, parcel: number, overdue: boolean): Case => {
  const { overdueParcels = [], ...rest } = stay(kase);
  const others = overdueParcels.filter((n) => n !== parcel);
  const left = overdue ? [...others, parcel] : others;
  return { ...rest, ...(left.length > 0 ? { overdueParcels: left } : {}) };
};

const ratingOf = ({ ratings }: Case, stage: RatingStage): Rating | undefined =>
  ratings?.find((rating) => rating.stage === stage);

const withRating = <K extends Case>(kase: K, rating: Rating): K => ({
  ...kase,
  ratings: [...(kase.ratings ?? []).filter(({ stage }) => stage !== rating.stage), rating],
});

/** Nobody is invited any more to rate a stage. */
const uninvited = <K extends Case>(kase: K, stage: RatingStage): K => {
  const { invitation, ...rest } = kase;
  // What is left is the case without one optional member.
  return invitation?.stage === stage ? (rest as K) : kase;
};

/** Stays as {@link stay}, with one of its parts changed, which is in one of some states. */
const withPartChanged = <K extends Case>(
  kase: K,
  { type, part }: Pick<FactsOf<"PartStarted" | "PartDecided" | "PartReturned">, "type" | "part">,
  from: readonly PartState[],
  change: Partial<CasePart>,
): K => {
  const { parts = [] } = kase;
  const state = partOf(parts, part)?.state;
  if (state === undefined || !from.includes(state))
    throw new ImpossibleHistory(`${type} of ${part}, which is ${state ?? "no part"}`);
  return { ...stay(kase), parts: withPart(parts, part, change) };
};

/** Stays as {@link stay}, with its fee changed. */
const withFee = <K extends Case>(
  kase: K,
  { type }: { readonly type: CaseEventType },
  change: (fee: CaseFee) => CaseFee,
): K => {
  if (!kase.fee) throw new ImpossibleHistory(`${type} of a case without a fee`);
  return { ...stay(kase), fee: change(kase.fee) };
};

/** Money that an event tells of, in a state. */
const moneyIn = (
  { transaction, amount }: Pick<FactsOf<"FeePaid">, "transaction" | "amount">,
  state: PaymentState,
): FeePayment => ({ transaction, amount, state });

const FEN_PER_YUAN = 100;

/** An amount of fen as people read it, in yuan. */
const yuan = (fen: number): string => `¥${(fen / FEN_PER_YUAN).toFixed(2)}`;

/** What an accepted case knows, to be taken along; with whoever holds it from here on among those who handled it. */
const acceptanceOf = (
  { origin, acceptedAt, extension, handledBy = [], gaps }: CaseIn<"accepted" | "suspended">,
  holder?: StaffId,
) => ({
  acceptedAt,
  ...(extension ? { extension } : {}),
  ...handlersOf(origin, handledBy, holder),
  ...(gaps ? { gaps } : {}),
});

/** Who handled a case is known where it is reviewed. */
const handlersOf = (
  { reviewed }: Case["origin"],
  before: readonly StaffId[],
  holder: StaffId | undefined,
) => {
  const handledBy = holder === undefined || before.includes(holder) ? before : [...before, holder];
  return reviewed && handledBy.length > 0 ? { handledBy } : {};
};

/** A review in hand, to be taken along. */
const reviewOf = ({ review }: CaseIn<"accepted">) => (review ? { review } : {});

/** What a decided case came to, to be taken along. */
const resultOf = ({ holder, acceptedAt, decidedAt, outcome, hadGaps }: CaseIn<"decided">) => ({
  holder,
  acceptedAt,
  decidedAt,
  outcome,
  ...(hadGaps ? { hadGaps } : {}),
});

/** Every type of event: what it does to the case, and who hears of it. */
export const eventTable: { readonly [T in CaseEventType]: EventEntry<T> } = {
  CaseSubmitted: {
    evolve: (kase, { n, type, origin, window, materialBytes, parts, fee }) => {
      if (kase || n !== 1) throw new ImpossibleHistory(`${type} as event ${n} is not the first`);
      const declared = materialBytes ? { materialBytes } : {};
      const joint = parts ? { parts: waitingParts(parts) } : {};
      const owed = fee ? { fee: { amount: fee.amount, state: "foreseen" } as const } : {};
      return { origin, version: 1, window, clocks: {}, status: "submitted", ...declared, ...joint, ...owed };
    },
    seenBy: "everyone",
    partner: { news: "started", onlyBroker: true },
    note: null,
    counts: "status",
  },
  MembersNotStarted: {
    evolve: following(concludedStatuses, ofBundle),
    seenBy: "everyone",
    partner: { news: "members-not-started" },
    note: ({ members, why }) => ({ text: `${why} ${members.join("、")}` }),
    counts: "nothing",
  },
  BundleEnded: {
    evolve: following(concludedStatuses, ofBundle),
    seenBy: "everyone",
    partner: { news: "bundle-ended" },
    note: ({ state }) => ({ text: state }),
    counts: "nothing",
  },
  PartStarted: {
    evolve: following([...openStatuses], (kase, event) => {
      const { region, run } = event;
      return withPartChanged(kase, event, ["waiting", "returned"], { state: "open", region, run });
    }),
    seenBy: "everyone",
    partner: null,
    note: ({ part }) => ({ text: part }),
    counts: "nothing",
  },
  PartDecided: {
    evolve: following([...openStatuses], (kase, event) => {
      const { type, part, run, outcome } = event;
      if (partOf(kase.parts, part)?.run !== run)
        throw new ImpossibleHistory(`${type} of run ${run} of ${part}, which is not its present one`);
      return withPartChanged(kase, event, ["open"], { state: outcome });
    }),
    seenBy: "everyone",
    partner: { news: "part-decided" },
    note: ({ part, outcome }) => ({ text: `${part} ${outcome}` }),
    counts: "nothing",
  },
  PartReturned: {
    evolve: following([...openStatuses], (kase, event) =>
      withPartChanged(kase, event, ["waiting", "open"], { state: "returned" }),
    ),
    seenBy: "everyone",
    partner: null,
    note: ({ part, why }) => ({ text: `${part} ${why}` }),
    counts: "nothing",
  },
  CaseRouted: {
    evolve: following(["submitted"], (kase, { at, window, number }) =>
      enter(kase, { status: "routed", routedAt: at, window, ...(number ? { number } : {}) }),
    ),
    seenBy: "everyone",
    partner: { news: "routed" },
    note: null,
    counts: "status",
  },
  CaseClaimed: {
    evolve: following([...claimable], (kase, { type, holder, at, leaseEnds }) => {
      if (kase.status === "accepted")
        return enter(kase, { status: "accepted", holder, ...acceptanceOf(kase, holder) });
      if (kase.status === "suspended")
        return enter(kase, { status: "suspended", holder, ...acceptanceOf(kase, holder) });
      if (kase.status === "awaiting-supplement") return { ...stay(kase), holder };
      if (leaseEnds === undefined) throw new ImpossibleHistory(`${type} without a lease`);
      return enter(kase, { status: "claimed", holder, claimedAt: at, leaseEnds });
    }),
    seenBy: "everyone",
    partner: null,
    note: null,
    counts: "status",
  },
  CaseReleased: {
    evolve: following(["claimed"], (kase, { at }) => enter(kase, { status: "routed", routedAt: at })),
    seenBy: "everyone",
    partner: null,
    note: () => ({ prose: "reason" }),
    counts: "status",
  },
  ClaimLapsed: {
    evolve: following(["claimed"], (kase, { at }) => enter(kase, { status: "routed", routedAt: at })),
    seenBy: "everyone",
    partner: null,
    note: null,
    counts: "status",
  },
  CaseReassigned: {
    evolve: following(
      ["routed", "claimed", "awaiting-supplement", "accepted", "suspended"],
      (kase, { type, to, at, leaseEnds }) => {
        if (kase.status === "accepted")
          return enter(kase, {
            status: "accepted",
            holder: to,
            ...acceptanceOf(kase, to),
            ...reviewOf(kase),
          });
        if (kase.status === "suspended")
          return enter(kase, { status: "suspended", holder: to, ...acceptanceOf(kase, to) });
        if (kase.status === "awaiting-supplement")
          return enter(kase, { status: "awaiting-supplement", holder: to });
        if (leaseEnds === undefined) throw new ImpossibleHistory(`${type} of a claimed case without a lease`);
        return enter(kase, { status: "claimed", holder: to, claimedAt: at, leaseEnds });
      },
    ),
    seenBy: "everyone",
    partner: null,
    note: ({ toName }) => ({ text: toName, prose: "reason" }),
    counts: "status",
  },
  CaseTransferred: {
    evolve: following([...openStatuses], (kase, { to, holder, at }) => {
      if (kase.status === "submitted") return { ...stay(kase), window: to };
      if (kase.status === "routed" || kase.status === "claimed")
        return enter(kase, { status: "routed", routedAt: at, window: to });
      // Whoever takes it up proposes what they decide: a review goes on with its holder alone.
      if (kase.status === "accepted" && holder === undefined)
        return enter(kase, { status: "accepted", window: to, ...acceptanceOf(kase) });
      const { holder: _former, ...rest } = stay(kase);
      return { ...rest, window: to, ...(holder === undefined ? {} : { holder }) };
    }),
    seenBy: "everyone",
    partner: null,
    note: () => ({ prose: "reason" }),
    counts: "status",
  },
  CommitmentGiven: {
    evolve: following([...unacceptedStatuses], (kase, { document }) => ({
      ...stay(kase),
      committed: true,
      materialBytes: (kase.materialBytes ?? 0) + document.size,
    })),
    seenBy: "everyone",
    partner: null,
    note: ({ document }) => ({ text: document.title }),
    counts: "nothing",
  },
  HelperNamed: {
    evolve: following([...openStatuses, "decided"], (kase, { kind, name, until, document }) => ({
      ...stay(kase),
      helper: { kind, name, until },
      ...(isBeforeAcceptance(kase.status)
        ? { materialBytes: (kase.materialBytes ?? 0) + document.size }
        : {}),
    })),
    seenBy: "everyone",
    partner: null,
    note: ({ name }) => ({ text: name }),
    counts: "nothing",
  },
  HelperRevoked: {
    evolve: following([...openStatuses, "decided"], (kase, { type }) => {
      const { helper } = kase;
      if (!helper) throw new ImpossibleHistory(`${type} without a helper`);
      return { ...stay(kase), helper: { ...helper, revoked: true as const } };
    }),
    seenBy: "everyone",
    partner: { news: "helper-revoked", unlessOwn: true },
    note: () => ({ prose: "reason" }),
    counts: "nothing",
  },
  CaseAccepted: {
    evolve: following(["routed", "claimed"], (kase, { at, deemed, gaps }) => {
      const holder = "holder" in kase ? kase.holder : undefined;
      return enter(kase, {
        status: "accepted",
        ...(holder === undefined ? {} : { holder }),
        acceptedAt: deemed ?? at,
        ...handlersOf(kase.origin, [], holder),
        ...(gaps ? { gaps } : {}),
      });
    }),
    seenBy: "everyone",
    partner: { news: "accepted" },
    note: ({ gaps = [] }) => (gaps.length > 0 ? { text: gaps.join("、") } : null),
    counts: "status",
  },
  GapFilled: {
    evolve: following(["accepted", "suspended"], (kase, { type, materials }) => {
      if (!kase.gaps) throw new ImpossibleHistory(`${type} of a case that has none`);
      const came = new Set(materials.map(({ title }) => title));
      return { ...stay(kase), gaps: kase.gaps.filter((title) => !came.has(title)) };
    }),
    seenBy: "everyone",
    partner: null,
    note: ({ materials }) => ({ text: materials.map(({ title }) => title).join("、") }),
    counts: "nothing",
  },
  CaseTerminated: {
    evolve: following(["accepted", "suspended"], (kase, { at }) =>
      enter(kase, { status: "terminated", terminatedAt: at }),
    ),
    seenBy: "everyone",
    partner: { news: "terminated" },
    note: ({ gaps }) => (gaps.length > 0 ? { text: gaps.join("、") } : null),
    counts: "status",
  },
  FeeAssessed: {
    evolve: following([...openStatuses], (kase, event) =>
      withFee(kase, event, (fee) => ({ ...fee, state: "due" })),
    ),
    seenBy: "everyone",
    partner: { news: "fee-due" },
    note: ({ amount }) => ({ text: yuan(amount) }),
    counts: "nothing",
  },
  FeePaid: {
    evolve: following([...openStatuses], (kase, event) =>
      withFee(kase, event, (fee) => ({ ...withPayment(fee, moneyIn(event, "kept")), state: "paid" })),
    ),
    seenBy: "everyone",
    partner: { news: "fee-paid" },
    note: ({ amount }) => ({ text: yuan(amount) }),
    counts: "nothing",
  },
  FeeOverpaid: {
    evolve: following([...caseStatuses], (kase, event) =>
      withFee(kase, event, (fee) => withPayment(fee, moneyIn(event, "to-refund"))),
    ),
    seenBy: "everyone",
    partner: { news: "fee-refund-due" },
    note: ({ amount, why }) => ({ text: `${yuan(amount)} ${why}` }),
    counts: "nothing",
  },
  FeeWaived: {
    evolve: following([...openStatuses], (kase, event) =>
      withFee(kase, event, (fee) => ({ ...fee, state: "waived" })),
    ),
    seenBy: "everyone",
    partner: { news: "fee-waived" },
    note: ({ amount }) => ({ text: yuan(amount), prose: "basis" }),
    counts: "nothing",
  },
  FeeRefundDue: {
    evolve: following([...caseStatuses], (kase, event) =>
      withFee(kase, event, (fee) => withPaymentIn(fee, event.transaction, "to-refund")),
    ),
    seenBy: "everyone",
    partner: { news: "fee-refund-due" },
    note: ({ amount, why }) => ({ text: `${yuan(amount)} ${why}` }),
    counts: "nothing",
  },
  FeeRefunded: {
    evolve: following([...caseStatuses], (kase, event) =>
      withFee(kase, event, (fee) => withPaymentIn(fee, event.transaction, "refunded")),
    ),
    seenBy: "everyone",
    partner: { news: "fee-refunded" },
    note: ({ amount }) => ({ text: yuan(amount) }),
    counts: "nothing",
  },
  SupplementAsked: {
    evolve: following(["claimed"], (kase, { materials }) =>
      enter(kase, { status: "awaiting-supplement", holder: kase.holder, asked: materials }),
    ),
    seenBy: "everyone",
    partner: { news: "supplement-asked" },
    note: ({ materials }) => ({ text: materials.join("、") }),
    counts: "status",
  },
  SupplementSupplied: {
    evolve: following(["awaiting-supplement"], (kase, { at, leaseEnds, materials }) => {
      const { holder } = kase;
      const bytes = (kase.materialBytes ?? 0) + totalSizeOf(materials);
      const declared = bytes > 0 ? { materialBytes: bytes } : {};
      return holder === undefined || leaseEnds === undefined
        ? enter(kase, { status: "routed", routedAt: at, ...declared })
        : enter(kase, { status: "claimed", holder, claimedAt: at, leaseEnds, ...declared });
    }),
    seenBy: "everyone",
    partner: { news: "supplement-supplied", unlessOwn: true },
    note: ({ materials }) => ({ text: materials.map(({ title }) => title).join("、") }),
    counts: "status",
  },
  MaterialQuarantined: {
    evolve: following([...openStatuses], stay),
    seenBy: "everyone",
    partner: { news: "material-quarantined" },
    note: ({ title, code }) => ({ text: `${code} ${title}` }),
    counts: "nothing",
  },
  MaterialsErased: {
    evolve: following([...endedStatuses], (kase) => ({ ...stay(kase), erased: true })),
    seenBy: "everyone",
    partner: null,
    note: ({ materials, basis }) => ({ text: `${materials.length} ${basis}` }),
    counts: "nothing",
  },
  LicenceChecked: {
    evolve: following([...openStatuses], stay),
    seenBy: "everyone",
    partner: { news: "licence-checked" },
    note: ({ title, standing }) => ({ text: `${standing} ${title}` }),
    counts: "nothing",
  },
  CaseAbandoned: {
    evolve: following(["awaiting-supplement"], (kase, { at }) =>
      enter(kase, { status: "abandoned", abandonedAt: at }),
    ),
    seenBy: "everyone",
    partner: { news: "abandoned" },
    note: null,
    counts: "status",
  },
  CaseSuspended: {
    evolve: following(["accepted"], (kase, { type }) => {
      const { holder } = kase;
      if (holder === undefined) throw new ImpossibleHistory(`${type} of a case that nobody holds`);
      return enter(kase, { status: "suspended", holder, ...acceptanceOf(kase) });
    }),
    seenBy: "everyone",
    partner: { news: "suspended" },
    note: () => ({ prose: "reasons" }),
    counts: "status",
  },
  CaseResumed: {
    evolve: following(["suspended"], (kase, { type }) => {
      const { holder } = kase;
      if (holder === undefined) throw new ImpossibleHistory(`${type} of a case that nobody holds`);
      return enter(kase, { status: "accepted", holder, ...acceptanceOf(kase) });
    }),
    seenBy: "everyone",
    partner: { news: "resumed" },
    note: null,
    counts: "status",
  },
  ExtensionAsked: {
    evolve: following(["accepted"], (kase, { type, by }) => {
      const { holder } = kase;
      if (holder === undefined) throw new ImpossibleHistory(`${type} for a case that nobody holds`);
      const extension = { state: "asked", by, askedBy: holder } as const;
      return { ...stay(kase), extension };
    }),
    seenBy: "handling-region",
    partner: null,
    note: () => ({ prose: "reasons" }),
    counts: "nothing",
  },
  ExtensionApproved: {
    evolve: following(["accepted", "suspended"], (kase, { type }) => {
      if (!kase.extension) throw new ImpossibleHistory(`${type} that nobody asked for`);
      const extension = { ...kase.extension, state: "approved" } as const;
      return { ...stay(kase), extension } as Case;
    }),
    seenBy: "everyone",
    partner: { news: "extended" },
    note: () => ({ prose: "reasons" }),
    counts: "nothing",
  },
  ExtensionRefused: {
    evolve: following(["accepted", "suspended"], (kase) => {
      const { extension: _refused, ...rest } = kase;
      return { ...rest, version: kase.version + 1 } as Case;
    }),
    seenBy: "handling-region",
    partner: null,
    note: () => ({ prose: "reasons" }),
    counts: "nothing",
  },
  ReviewAsked: {
    evolve: following(["accepted"], (kase, { type, proposal }) => {
      const { holder } = kase;
      if (holder === undefined) throw new ImpossibleHistory(`${type} for a case that nobody holds`);
      return { ...stay(kase), review: { state: "asked", proposal, askedBy: holder } };
    }),
    seenBy: "handling-region",
    partner: null,
    note: ({ outcome }) => ({ text: outcome }),
    counts: "nothing",
  },
  ReviewPassed: {
    evolve: following(["accepted"], (kase, { type, reviewer: passedBy }) => {
      const { review } = kase;
      if (!review) throw new ImpossibleHistory(`${type} that nobody asked for`);
      const { proposal, askedBy } = review;
      return { ...stay(kase), review: { state: "passed", proposal, askedBy, passedBy } };
    }),
    seenBy: "handling-region",
    partner: null,
    note: null,
    counts: "nothing",
  },
  ReviewReturned: {
    evolve: following(["accepted"], (kase) => {
      const { review: _returned, ...rest } = stay(kase);
      return rest;
    }),
    seenBy: "handling-region",
    partner: null,
    note: () => ({ prose: "reasons" }),
    counts: "nothing",
  },
  WarningGiven: {
    evolve: following([...caseStatuses], (kase, { type, clock, rung }) => {
      const warned = kase.clocks[clock];
      if (!isLive(warned)) throw new ImpossibleHistory(`${type} about ${clock}, which does not run`);
      return {
        ...stay(kase),
        clocks: { ...kase.clocks, [clock]: { ...warned, warnings: leftAfter(warned.warnings, rung) } },
      };
    }),
    seenBy: "everyone",
    partner: { news: "warned" },
    note: ({ clock, rung }) => ({ text: `${clock} ${rung}` }),
    counts: "nothing",
  },
  PriorityGiven: {
    evolve: following([...openStatuses], (kase) => ({ ...stay(kase), priority: true })),
    seenBy: "everyone",
    partner: null,
    note: () => ({ prose: "reasons" }),
    counts: "nothing",
  },
  PriorityEnded: {
    evolve: following([...openStatuses], (kase) => {
      const { priority: _ended, ...rest } = stay(kase);
      return rest;
    }),
    seenBy: "everyone",
    partner: null,
    note: () => ({ prose: "reasons" }),
    counts: "nothing",
  },
  SupervisionOrdered: {
    evolve: following([...caseStatuses], stay),
    seenBy: "everyone",
    partner: null,
    note: () => ({ prose: "demand" }),
    counts: "nothing",
  },
  CaseRated: {
    evolve: following([...rateableStatuses], (kase, { stage, grade, at }) => {
      const former = kase.ratings?.find((rating) => rating.stage === stage);
      // An appeal is about a bad rating, whichever of both grades it has.
      const appeal = isBadRating(grade) && former?.appeal ? { appeal: former.appeal } : {};
      const rating = { stage, grade, at: former?.at ?? at, ...appeal };
      return uninvited(withRating(stay(kase), rating), stage);
    }),
    seenBy: "everyone",
    partner: null,
    note: () => ({ prose: "comment" }),
    counts: "nothing",
  },
  RatingInvited: {
    evolve: following([...rateableStatuses], (kase, { stage }) => uninvited(stay(kase), stage)),
    seenBy: "everyone",
    partner: { news: "rating-invited" },
    note: ({ stage }) => ({ text: stage }),
    counts: "nothing",
  },
  RatingAppealed: {
    evolve: following([...rateableStatuses], (kase, { type, stage }) => {
      const rating = ratingOf(kase, stage);
      if (!rating || !standsBad(rating)) throw new ImpossibleHistory(`${type} against no bad rating`);
      return withRating(stay(kase), { ...rating, appeal: "asked" });
    }),
    seenBy: "everyone",
    partner: null,
    note: () => ({ prose: "reason" }),
    counts: "nothing",
  },
  RatingAppealDecided: {
    evolve: following([...rateableStatuses], (kase, { type, stage, decision }) => {
      const rating = ratingOf(kase, stage);
      if (rating?.appeal !== "asked") throw new ImpossibleHistory(`${type} that nobody asked for`);
      return withRating(stay(kase), { ...rating, appeal: decision });
    }),
    seenBy: "everyone",
    partner: null,
    note: ({ decision }) => ({ text: decision, prose: "reason" }),
    counts: "nothing",
  },
  RatingRectified: {
    evolve: following([...caseStatuses], stay),
    seenBy: "everyone",
    partner: null,
    note: () => ({ prose: "done" }),
    counts: "nothing",
  },
  ExplanationGiven: {
    evolve: following([...caseStatuses], stay),
    seenBy: "everyone",
    partner: null,
    note: () => ({ prose: "reasons" }),
    counts: "nothing",
  },
  DueDatesRecomputed: {
    evolve: following([...openStatuses], stay),
    seenBy: "everyone",
    partner: { news: "due-moved" },
    note: ({ calendar }) => ({ text: calendar }),
    counts: "nothing",
  },
  AnswerMissed: {
    evolve: following(["routed"], stay),
    seenBy: "handling-region",
    partner: null,
    note: ({ why, dataSource }) => ({ text: `${why} ${dataSource}` }),
    counts: "nothing",
  },
  CaseDeclined: {
    evolve: following(["claimed"], (kase, { at }) =>
      enter(kase, { status: "declined", holder: kase.holder, declinedAt: at }),
    ),
    seenBy: "everyone",
    partner: { news: "declined" },
    note: () => ({ prose: "reason" }),
    counts: "status",
  },
  CaseDecided: {
    evolve: following(["accepted"], (kase, { type, at, outcome, hadGaps }) => {
      const { holder, acceptedAt } = kase;
      if (holder === undefined) throw new ImpossibleHistory(`${type} by nobody`);
      const known = { holder, acceptedAt, ...(hadGaps ? { hadGaps } : {}) };
      return enter(kase, { status: "decided", ...known, decidedAt: at, outcome });
    }),
    seenBy: "everyone",
    partner: { news: "decided" },
    note: ({ outcome }) => ({ text: outcome }),
    counts: "status",
  },
  CaseWithdrawn: {
    evolve: following([...openStatuses], (kase, { at }) =>
      enter(kase, { status: "withdrawn", withdrawnAt: at }),
    ),
    seenBy: "everyone",
    partner: { news: "withdrawn", unlessOwn: true },
    note: () => ({ prose: "reason" }),
    counts: "status",
  },
  ResultAcknowledged: {
    evolve: following(["decided"], (kase, { at, type }) => {
      if (kase.acknowledgedAt) throw new ImpossibleHistory(`${type} twice`);
      return closesWithAcknowledgement(kase)
        ? enter(kase, { status: "closed", acknowledgedAt: at, ...resultOf(kase) })
        : { ...stay(kase), acknowledgedAt: at };
    }),
    seenBy: "everyone",
    partner: null,
    note: null,
    counts: "status",
  },
  ResultDispatched: {
    evolve: following(["decided"], (kase, { way }) => ({
      ...stay(kase),
      delivery: "under-way",
      deliveryWay: way,
    })),
    seenBy: "everyone",
    partner: { news: "dispatched" },
    note: ({ way }) => ({ text: way }),
    counts: "nothing",
  },
  DeliveryFailed: {
    evolve: following(["decided"], (kase, { returned }) => ({
      ...stay(kase),
      delivery: returned ? "returned" : "under-way",
    })),
    seenBy: "everyone",
    partner: { news: "delivery-failed" },
    note: () => ({ prose: "reason" }),
    counts: "nothing",
  },
  ResultDelivered: {
    evolve: following(["decided"], (kase) => {
      const { acknowledgedAt } = kase;
      return acknowledgedAt
        ? enter(kase, { status: "closed", acknowledgedAt, ...resultOf(kase) })
        : { ...stay(kase), delivery: "delivered" };
    }),
    seenBy: "everyone",
    partner: { news: "delivered" },
    note: ({ proof }) => ({ text: proof }),
    counts: "status",
  },
  OriginalsReturned: {
    evolve: following(["decided", "closed", "declined"], stay),
    seenBy: "everyone",
    partner: { news: "originals-returned" },
    note: ({ materials }) => ({ text: materials.join("、") }),
    counts: "nothing",
  },
  InspectionScheduled: {
    evolve: following(["accepted", "suspended"], (kase) => ({ ...stay(kase), inspection: "scheduled" })),
    seenBy: "everyone",
    partner: { news: "inspection-scheduled" },
    note: ({ organs }) => ({ ...(organs.length > 0 ? { text: organs.join("、") } : {}), prose: "place" }),
    counts: "nothing",
  },
  InspectionMissed: {
    evolve: following(["accepted", "suspended"], (kase) => ({ ...stay(kase), inspection: "missed" })),
    seenBy: "everyone",
    partner: { news: "inspection-missed" },
    note: () => ({ prose: "reason" }),
    counts: "nothing",
  },
  InspectionHeld: {
    evolve: following(["accepted", "suspended"], (kase, { result }) => ({
      ...stay(kase),
      inspection: result,
    })),
    seenBy: "everyone",
    partner: { news: "inspected" },
    note: ({ result }) => ({ text: result, prose: "findings" }),
    counts: "nothing",
  },
  ParcelSent: {
    evolve: following([...caseStatuses], stay),
    seenBy: "everyone",
    partner: { news: "parcel-sent", unlessOwn: true },
    note: ({ contents }) => ({ text: itemWords(contents) }),
    counts: "nothing",
  },
  ParcelCorrected: {
    evolve: following([...caseStatuses], stay),
    seenBy: "everyone",
    partner: null,
    note: null,
    counts: "nothing",
  },
  ParcelCancelled: {
    evolve: following([...caseStatuses], (kase, { parcel }) => withParcel(kase, parcel, false)),
    seenBy: "everyone",
    partner: { news: "parcel-cancelled", unlessOwn: true },
    note: () => ({ prose: "reason" }),
    counts: "nothing",
  },
  ParcelLate: {
    evolve: following([...caseStatuses], (kase, { parcel }) => withParcel(kase, parcel, true)),
    seenBy: "everyone",
    partner: { news: "parcel-late" },
    note: null,
    counts: "nothing",
  },
  ParcelLost: {
    evolve: following([...caseStatuses], (kase, { parcel }) => withParcel(kase, parcel, true)),
    seenBy: "everyone",
    partner: { news: "parcel-lost" },
    note: null,
    counts: "nothing",
  },
  ParcelReceived: {
    evolve: following([...caseStatuses], (kase, { parcel }) => withParcel(kase, parcel, false)),
    seenBy: "everyone",
    partner: { news: "parcel-received", unlessOwn: true },
    note: ({ contents }) => ({ text: itemWords(contents), prose: "remark" }),
    counts: "nothing",
  },
  OriginalsSeen: {
    evolve: following([...caseStatuses], (kase, { materials }) => ({
      ...stay(kase),
      originalsSeen: [...(kase.originalsSeen ?? []), ...materials],
    })),
    seenBy: "everyone",
    partner: null,
    note: ({ materials }) => ({ text: materials.join("、") }),
    counts: "nothing",
  },
  PaperVoided: {
    evolve: following([...caseStatuses], stay),
    seenBy: "everyone",
    partner: { news: "paper-voided" },
    note: () => ({ prose: "reason" }),
    counts: "nothing",
  },
  ApplicantRevealed: {
    evolve: following([...caseStatuses], stay),
    seenBy: "handling-region",
    partner: null,
    note: () => ({ prose: "reason" }),
    counts: "nothing",
  },
};

/** Items of a parcel as a timeline has them. */
const itemWords = (items: readonly ParcelItem[]): string =>
  items.map(({ material, copies }) => (copies === 1 ? material : `${material} ×${copies}`)).join("、");

/** The warnings that are still to be given once one is: those above it; that of a pause takes no other's place. */
const leftAfter = (times: WarningTimes, given: (typeof rungs)[number]): WarningTimes =>
  Object.fromEntries(
    rungs.flatMap((rung, place) => {
      const at = times[rung];
      const isLeft = rung !== given && (given === "pause" || place > rungs.indexOf(given));
      return at === undefined || !isLeft ? [] : [[rung, at]];
    }),
  );

/** The entry of an event's type, to be asked about that event. */
export const entryOf = (event: { readonly type: CaseEventType }): EventEntry<CaseEventType> =>
  // Each entry takes its own type's events only, and the event it is found by is one.
  eventTable[event.type] as unknown as EventEntry<CaseEventType>;
