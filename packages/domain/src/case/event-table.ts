import { type Case, type CaseIn, type CaseStatus, isIn, type Stage } from "./case.ts";
import type { CaseEventType, FactsOf, Happened } from "./event.ts";
import { type NationalStatus, nationalStatusOf } from "./national-status.ts";

/** What partners are told of; the contract makes CloudEvents types of these names. */
export const partnerNews = ["routed", "accepted", "declined", "decided"] as const;

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
  /** What the partner is told, and as which national status; null where it is no news to the partner. */
  readonly partner: {
    readonly news: PartnerNews;
    readonly nationalStatus: (event: FactsOf<T>) => NationalStatus;
  } | null;
  /** What a timeline says beside the event's name: a field of what people wrote, a fact, or nothing. */
  readonly note: ((event: FactsOf<T>) => NoteSource) | null;
  /** Whether the tally counts the case in another status after it. */
  readonly counts: "status" | "nothing";
};

/** Where a timeline's note stands: in the sealed prose under a name, or in the open. */
export type NoteSource = { readonly prose: string } | { readonly text: string };

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
  { origin, version, window, due, number }: Case,
  stage: Stage & Partial<Pick<Case, "due" | "window" | "number">>,
): Case => ({ origin, version: version + 1, window, due, ...(number ? { number } : {}), ...stage });

/** Every type of event: what it does to the case, and who hears of it. */
export const eventTable: { readonly [T in CaseEventType]: EventEntry<T> } = {
  CaseSubmitted: {
    evolve: (kase, { n, type, origin, window, due }) => {
      if (kase || n !== 1) throw new ImpossibleHistory(`${type} as event ${n} is not the first`);
      return { origin, version: 1, window, due, status: "submitted" };
    },
    seenBy: "everyone",
    partner: null,
    note: null,
    counts: "status",
  },
  CaseRouted: {
    evolve: following(["submitted"], (kase, { at, window, number }) =>
      enter(kase, { status: "routed", routedAt: at, window, ...(number ? { number } : {}) }),
    ),
    seenBy: "everyone",
    partner: { news: "routed", nationalStatus: () => nationalStatusOf({ status: "routed" }) },
    note: null,
    counts: "status",
  },
  CaseClaimed: {
    evolve: following(["routed", "claimed"], (kase, { holder, at, leaseEnds }) =>
      enter(kase, { status: "claimed", holder, claimedAt: at, leaseEnds }),
    ),
    seenBy: "everyone",
    partner: null,
    note: null,
    counts: "status",
  },
  CaseReleased: {
    evolve: following(["claimed"], (kase, { at }) => enter(kase, { status: "routed", routedAt: at })),
    seenBy: "everyone",
    partner: null,
    note: null,
    counts: "status",
  },
  CaseReassigned: {
    evolve: following(["claimed", "accepted"], (kase, { type, to, at, leaseEnds }) => {
      if (kase.status === "accepted") {
        const { acceptedAt, acceptedDue } = kase;
        return enter(kase, { status: "accepted", holder: to, acceptedAt, acceptedDue });
      }
      if (leaseEnds === undefined) throw new ImpossibleHistory(`${type} of a claimed case without a lease`);
      return enter(kase, { status: "claimed", holder: to, claimedAt: at, leaseEnds });
    }),
    seenBy: "everyone",
    partner: null,
    note: ({ toName }) => ({ text: toName }),
    counts: "nothing",
  },
  CaseAccepted: {
    evolve: following(["claimed"], (kase, { at, due }) =>
      enter(kase, {
        status: "accepted",
        holder: kase.holder,
        acceptedAt: at,
        acceptedDue: due,
        due: due.promised,
      }),
    ),
    seenBy: "everyone",
    partner: { news: "accepted", nationalStatus: () => nationalStatusOf({ status: "accepted" }) },
    note: null,
    counts: "status",
  },
  CaseDeclined: {
    evolve: following(["claimed"], (kase, { at }) =>
      enter(kase, { status: "declined", holder: kase.holder, declinedAt: at }),
    ),
    seenBy: "everyone",
    partner: { news: "declined", nationalStatus: () => nationalStatusOf({ status: "declined" }) },
    note: () => ({ prose: "reason" }),
    counts: "status",
  },
  CaseDecided: {
    evolve: following(["accepted"], (kase, { at, outcome }) => {
      const { holder, acceptedAt, acceptedDue } = kase;
      return enter(kase, { status: "decided", holder, acceptedAt, acceptedDue, decidedAt: at, outcome });
    }),
    seenBy: "everyone",
    partner: {
      news: "decided",
      nationalStatus: ({ outcome }) => nationalStatusOf({ status: "decided", outcome }),
    },
    note: ({ outcome }) => ({ text: outcome }),
    counts: "status",
  },
  CaseWithdrawn: {
    evolve: following(["submitted", "routed", "claimed", "accepted"], (kase, { at }) =>
      enter(kase, { status: "withdrawn", withdrawnAt: at }),
    ),
    seenBy: "everyone",
    partner: null,
    note: () => ({ prose: "reason" }),
    counts: "status",
  },
  ResultAcknowledged: {
    evolve: following(["decided"], (kase, { at }) => {
      const { holder, acceptedAt, acceptedDue, decidedAt, outcome } = kase;
      const result = { holder, acceptedAt, acceptedDue, decidedAt, outcome };
      return enter(kase, { status: "closed", acknowledgedAt: at, ...result });
    }),
    seenBy: "everyone",
    partner: null,
    note: null,
    counts: "status",
  },
  ApplicantRevealed: {
    evolve: following(
      ["submitted", "routed", "claimed", "accepted", "decided", "closed", "declined", "withdrawn"],
      (kase) => ({ ...kase, version: kase.version + 1 }),
    ),
    seenBy: "handling-region",
    partner: null,
    note: () => ({ prose: "reason" }),
    counts: "nothing",
  },
};

/** The entry of an event's type, to be asked about that event. */
export const entryOf = (event: { readonly type: CaseEventType }): EventEntry<CaseEventType> =>
  // Each entry takes its own type's events only, and the event it is found by is one.
  eventTable[event.type] as unknown as EventEntry<CaseEventType>;
