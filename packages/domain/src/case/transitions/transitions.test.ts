import { describe, expect, it } from "vitest";
import { aCase, aCaseWithGap, aReviewedCase, ofInstantMatter } from "../../../../../test/builders/case.ts";
import { type CaseCommandName, caseCommands, withNext } from "../../../../../test/builders/case-commands.ts";
import { at } from "../../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aReviewer, aStaff } from "../../../../../test/builders/staff.ts";
import type { Instant } from "../../clock/instant.ts";
import type { RefusalCode } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { type Case, type CaseStatus, caseStatuses } from "../case.ts";

/** By status before: the status after, or the code of the refusal. */
type Cells = Readonly<Record<CaseStatus, CaseStatus | RefusalCode>>;

const over = {
  decided: "already-decided",
  closed: "already-acknowledged",
  declined: "already-declined",
  withdrawn: "already-withdrawn",
  abandoned: "already-abandoned",
  terminated: "already-terminated",
} as const;

const early = { submitted: "not-yet-routed", routed: "not-claimed" } as const;
const still = { "awaiting-supplement": "awaiting-supplement", suspended: "clock-paused" } as const;
const begun = { ...over, ...still, accepted: "already-accepted" } as const;
const unaccepted = { ...over, ...still, ...early, claimed: "not-accepted" } as const;

/** The same in every status. */
const always = <T extends CaseStatus | RefusalCode>(answer: T) =>
  Object.fromEntries(caseStatuses.map((status) => [status, answer])) as Record<CaseStatus, T>;

/** Leaves each status as it is. */
const each = Object.fromEntries(caseStatuses.map((status) => [status, status])) as {
  readonly [S in CaseStatus]: S;
};

/** What a case of a promised matter answers to each command of its holder, before the lease ends. */
const byHolder: Record<CaseCommandName, Cells> = {
  route: { ...always("already-routed"), ...over, submitted: "routed" },
  claim: { ...begun, submitted: "not-yet-routed", routed: "claimed", claimed: "already-claimed" },
  release: { ...begun, ...early, claimed: "routed" },
  reassign: { ...always("lead-required"), ...over, submitted: "not-yet-routed" },
  transfer: { ...each, ...over, claimed: "routed" },
  takeOver: { ...over, ...still, ...early, claimed: "already-holder", accepted: "already-holder" },
  handOver: {
    ...always("coordinator-required"),
    ...over,
    ...early,
    claimed: "not-accepted",
  },
  accept: { ...begun, ...early, claimed: "accepted" },
  giveCommitment: {
    ...begun,
    submitted: "nothing-may-follow",
    routed: "nothing-may-follow",
    claimed: "nothing-may-follow",
    "awaiting-supplement": "nothing-may-follow",
  },
  nameHelper: { ...each, ...over, decided: "decided" },
  revokeHelper: { ...always("no-helper"), ...over, decided: "no-helper" },
  "accept-with-gaps": { ...begun, ...early, claimed: "nothing-may-follow" },
  fillGap: { ...unaccepted, accepted: "no-gap", suspended: "no-gap" },
  terminate: { ...unaccepted, accepted: "not-due-yet", suspended: "not-due-yet" },
  "waive-fee": { ...always("lead-required"), ...over },
  takePayment: always("no-fee-due"),
  payAgain: always("no-fee-due"),
  confirmRefund: always("no-fee-due"),
  decline: { ...begun, ...early, claimed: "declined" },
  decide: { ...unaccepted, accepted: "decided" },
  withdraw: { ...always("withdrawn"), ...over },
  acknowledge: {
    ...always("nothing-to-acknowledge"),
    decided: "closed",
    closed: "already-acknowledged",
  },
  "dispatch-result": {
    ...always("nothing-to-deliver"),
    decided: "decided",
    closed: "already-acknowledged",
  },
  "fail-delivery": {
    ...always("nothing-to-deliver"),
    decided: "delivery-not-under-way",
    closed: "already-acknowledged",
  },
  "confirm-delivery": {
    ...always("nothing-to-deliver"),
    decided: "delivery-not-under-way",
    closed: "already-acknowledged",
  },
  "return-originals": {
    ...always("work-still-owed"),
    decided: "decided",
    closed: "closed",
    declined: "declined",
    withdrawn: "already-withdrawn",
    abandoned: "already-abandoned",
  },
  reveal: {
    ...each,
    submitted: "not-claimed",
    routed: "not-claimed",
    withdrawn: "not-claimed",
    abandoned: "not-claimed",
    terminated: "not-claimed",
  },
  "ask-review": { ...unaccepted, accepted: "review-not-required" },
  "pass-review": { ...unaccepted, accepted: "reviewer-required" },
  "return-review": { ...unaccepted, accepted: "reviewer-required" },
  "ask-supplement": { ...begun, ...early, claimed: "awaiting-supplement" },
  supply: { ...always("not-awaiting-supplement"), "awaiting-supplement": "claimed" },
  quarantine: { ...each, ...over },
  abandon: { ...unaccepted, accepted: "already-accepted", "awaiting-supplement": "not-due-yet" },
  suspend: { ...unaccepted, accepted: "suspended" },
  resume: { ...unaccepted, accepted: "clock-running", suspended: "accepted" },
  "ask-extension": { ...unaccepted, accepted: "accepted" },
  "approve-extension": { ...unaccepted, accepted: "lead-required", suspended: "lead-required" },
  "refuse-extension": { ...unaccepted, accepted: "lead-required", suspended: "lead-required" },
  lapse: { ...begun, ...early, claimed: "not-due-yet" },
  deemAccepted: { ...begun, submitted: "not-yet-routed", routed: "not-due-yet", claimed: "not-due-yet" },
  warn: always("not-due-yet"),
  "name-part": {
    ...always("part-not-returned"),
    ...over,
    ...early,
    "awaiting-supplement": "awaiting-supplement",
  },
  settlePart: { ...always("part-settled"), ...over },
  endPart: { ...always("part-settled"), ...over },
  closePart: {
    ...always("nothing-to-acknowledge"),
    decided: "part-settled",
    closed: "already-acknowledged",
  },
  "give-priority": { ...always("lead-required"), ...over },
  "end-priority": { ...always("lead-required"), ...over },
  supervise: always("coordinator-required"),
  rate: {
    ...always("nothing-to-rate"),
    decided: "decided",
    closed: "closed",
    declined: "declined",
    terminated: "terminated",
  },
  "appeal-rating": { ...always("nothing-to-appeal"), terminated: "not-claimed" },
  decideAppeal: {
    ...always("no-appeal"),
    accepted: "other-side-required",
    suspended: "other-side-required",
    decided: "other-side-required",
    closed: "other-side-required",
    declined: "other-side-required",
    terminated: "other-side-required",
  },
  rectify: {
    ...always("nothing-to-rectify"),
    submitted: "not-claimed",
    routed: "not-claimed",
    withdrawn: "not-claimed",
    abandoned: "not-claimed",
    terminated: "not-claimed",
  },
  "explain-delay": {
    ...always("nothing-to-explain"),
    submitted: "not-claimed",
    routed: "not-claimed",
    withdrawn: "not-claimed",
    abandoned: "not-claimed",
    terminated: "not-claimed",
  },
};

/** What changes when another clerk of the window gives the command. */
const byAnotherClerk: Partial<Record<CaseCommandName, Cells>> = {
  release: { ...byHolder.release, claimed: "not-holder" },
  takeOver: { ...byHolder.takeOver, claimed: "claimed", accepted: "accepted" },
  accept: { ...byHolder.accept, claimed: "not-holder" },
  "accept-with-gaps": { ...byHolder["accept-with-gaps"], claimed: "not-holder" },
  decline: { ...byHolder.decline, claimed: "not-holder" },
  decide: { ...byHolder.decide, accepted: "not-holder" },
  "ask-review": { ...byHolder["ask-review"], accepted: "not-holder" },
  "ask-supplement": { ...byHolder["ask-supplement"], claimed: "not-holder" },
  suspend: { ...byHolder.suspend, accepted: "not-holder" },
  resume: { ...byHolder.resume, suspended: "not-holder" },
  "name-part": {
    ...byHolder["name-part"],
    claimed: "not-holder",
    accepted: "not-holder",
    suspended: "not-holder",
  },
  "ask-extension": { ...byHolder["ask-extension"], accepted: "not-holder" },
  "appeal-rating": {
    ...always("nothing-to-appeal"),
    accepted: "not-holder",
    suspended: "not-holder",
    decided: "not-holder",
    closed: "not-holder",
    declined: "not-holder",
    terminated: "not-claimed",
  },
  rectify: {
    ...always("not-holder"),
    submitted: "not-claimed",
    routed: "not-claimed",
    withdrawn: "not-claimed",
    abandoned: "not-claimed",
    terminated: "not-claimed",
  },
  "explain-delay": {
    ...always("not-holder"),
    submitted: "not-claimed",
    routed: "not-claimed",
    withdrawn: "not-claimed",
    abandoned: "not-claimed",
    terminated: "not-claimed",
  },
  "dispatch-result": { ...byHolder["dispatch-result"], decided: "not-holder" },
  "fail-delivery": { ...byHolder["fail-delivery"], decided: "not-holder" },
  "confirm-delivery": { ...byHolder["confirm-delivery"], decided: "not-holder" },
  "return-originals": {
    ...byHolder["return-originals"],
    decided: "not-holder",
    closed: "not-holder",
    declined: "not-holder",
  },
  reveal: {
    ...always("not-holder"),
    submitted: "not-claimed",
    routed: "not-claimed",
    withdrawn: "not-claimed",
    abandoned: "not-claimed",
    terminated: "not-claimed",
  },
};

/** What changes when the window's lead, who does not hold the case, gives the command. */
const byLead: Partial<Record<CaseCommandName, Cells>> = {
  "waive-fee": { ...always("no-fee-due"), ...over },
  ...byAnotherClerk,
  "dispatch-result": byHolder["dispatch-result"],
  "fail-delivery": byHolder["fail-delivery"],
  "confirm-delivery": byHolder["confirm-delivery"],
  "return-originals": byHolder["return-originals"],
  release: byHolder.release,
  reassign: {
    ...byHolder.reassign,
    routed: "claimed",
    claimed: "claimed",
    "awaiting-supplement": "awaiting-supplement",
    accepted: "accepted",
    suspended: "suspended",
  },
  reveal: each,
  "give-priority": { ...each, ...over },
  "end-priority": { ...always("not-prioritized"), ...over },
  "pass-review": { ...byHolder["pass-review"], accepted: "review-not-asked" },
  "return-review": { ...byHolder["return-review"], accepted: "review-not-asked" },
  "appeal-rating": always("nothing-to-appeal"),
  rectify: always("nothing-to-rectify"),
  "explain-delay": always("nothing-to-explain"),
  "approve-extension": {
    ...byHolder["approve-extension"],
    accepted: "extension-not-asked",
    suspended: "extension-not-asked",
  },
  "refuse-extension": {
    ...byHolder["refuse-extension"],
    accepted: "extension-not-asked",
    suspended: "extension-not-asked",
  },
};

/** What changes for an instant matter (行政许可法 art 34). */
const ofInstant: Partial<Record<CaseCommandName, Cells>> = {
  accept: { ...byHolder.accept, claimed: "instant-matter" },
  "accept-with-gaps": { ...byHolder["accept-with-gaps"], claimed: "instant-matter" },
  decide: { ...byHolder.decide, claimed: "decided" },
  "ask-extension": { ...byHolder["ask-extension"], accepted: "extension-impossible" },
  // Those of these that are decided were days late, and nobody warned of them.
  "explain-delay": { ...byHolder["explain-delay"], decided: "decided", closed: "closed" },
};

const accepts = (cells: Cells, accepted: CaseStatus | RefusalCode): Cells => ({ ...cells, accepted });

/** What changes where the matter is reviewed and nothing is proposed yet. */
const ofReviewed: Partial<Record<CaseCommandName, Cells>> = {
  decide: accepts(byHolder.decide, "review-required"),
  "ask-review": accepts(byHolder["ask-review"], "accepted"),
};

/** What changes while a proposed decision waits: the holder may propose anew, and reviews it as nobody. */
const underReview: Partial<Record<CaseCommandName, Cells>> = {
  ...ofReviewed,
  decide: accepts(byHolder.decide, "review-pending"),
};

/** What changes for its reviewer then. */
const byReviewer: Partial<Record<CaseCommandName, Cells>> = {
  ...byAnotherClerk,
  "pass-review": accepts(byHolder["pass-review"], "accepted"),
  "return-review": accepts(byHolder["return-review"], "accepted"),
};

/** What changes for the holder once the review has passed. */
const reviewPassed: Partial<Record<CaseCommandName, Cells>> = {
  ...ofReviewed,
  decide: byHolder.decide,
};

/** What changes for the lead who passed it: the case is not theirs any more. */
const byWhoPassed: Partial<Record<CaseCommandName, Cells>> = {
  ...byLead,
  takeOver: accepts(byAnotherClerk.takeOver ?? byHolder.takeOver, "own-review"),
};

/** What changes for the holder once the lease has ended. */
const afterLease: Partial<Record<CaseCommandName, Cells>> = {
  claim: { ...byHolder.claim, claimed: "claimed" },
  accept: { ...byHolder.accept, claimed: "lease-ended" },
  "accept-with-gaps": { ...byHolder["accept-with-gaps"], claimed: "lease-ended" },
  decline: { ...byHolder.decline, claimed: "lease-ended" },
  "ask-supplement": { ...byHolder["ask-supplement"], claimed: "lease-ended" },
  "name-part": { ...byHolder["name-part"], claimed: "lease-ended" },
  lapse: { ...byHolder.lapse, claimed: "routed" },
};

/** What changes while a material is missing that may follow: nothing is accepted without a commitment, or granted. */
const uncommitted: Partial<Record<CaseCommandName, Cells>> = {
  accept: { ...byHolder.accept, claimed: "gaps-left" },
  "accept-with-gaps": { ...byHolder["accept-with-gaps"], claimed: "commitment-missing" },
  giveCommitment: {
    ...byHolder.giveCommitment,
    submitted: "submitted",
    routed: "routed",
    claimed: "claimed",
    "awaiting-supplement": "awaiting-supplement",
  },
  fillGap: { ...byHolder.fillGap, accepted: "accepted", suspended: "suspended" },
  decide: { ...byHolder.decide, accepted: "gap-open" },
};

/** What changes once the commitment is on the record. */
const committed: Partial<Record<CaseCommandName, Cells>> = {
  ...uncommitted,
  "accept-with-gaps": { ...byHolder["accept-with-gaps"], claimed: "accepted" },
  giveCommitment: {
    ...byHolder.giveCommitment,
    submitted: "already-committed",
    routed: "already-committed",
    claimed: "already-committed",
    "awaiting-supplement": "already-committed",
  },
};

const inLease = at("2026-03-02T02:30:00.000Z");
const leaseEnd = at("2026-03-02T05:30:00.000Z");

const settings: readonly {
  readonly who: string;
  readonly staff: Staff;
  readonly now: Instant;
  readonly instant: boolean;
  readonly change: Partial<Record<CaseCommandName, Cells>>;
  readonly review?: "owed" | "asked" | "passed";
  readonly gap?: "uncommitted" | "committed";
}[] = [
  { who: "its holder", staff: aStaff(), now: inLease, instant: false, change: {} },
  ...(
    [
      { who: "its holder, with something missing,", gap: "uncommitted", change: uncommitted },
      { who: "its holder, with a commitment,", gap: "committed", change: committed },
    ] as const
  ).map((setting) => ({ ...setting, staff: aStaff(), now: inLease, instant: false })),
  ...(
    [
      { who: "its holder, before the review,", staff: aStaff(), change: ofReviewed, review: "owed" },
      { who: "its holder, under review,", staff: aStaff(), change: underReview, review: "asked" },
      { who: "another clerk, under review,", staff: anotherClerk(), change: byAnotherClerk, review: "asked" },
      { who: "the reviewer, under review,", staff: aReviewer(), change: byReviewer, review: "asked" },
      { who: "its holder, after the review,", staff: aStaff(), change: reviewPassed, review: "passed" },
      { who: "the lead who passed it", staff: aLead(), change: byWhoPassed, review: "passed" },
    ] as const
  ).map((setting) => ({ ...setting, now: inLease, instant: false })),
  { who: "another clerk", staff: anotherClerk(), now: inLease, instant: false, change: byAnotherClerk },
  { who: "the lead", staff: aLead(), now: inLease, instant: false, change: byLead },
  {
    who: "its holder, of an instant matter,",
    staff: aStaff(),
    now: inLease,
    instant: true,
    change: ofInstant,
  },
  {
    who: "its holder at the end of the lease",
    staff: aStaff(),
    now: leaseEnd,
    instant: false,
    change: afterLease,
  },
];

const commandNames = [
  "route",
  "claim",
  "release",
  "reassign",
  "transfer",
  "takeOver",
  "handOver",
  "accept",
  "giveCommitment",
  "nameHelper",
  "revokeHelper",
  "accept-with-gaps",
  "waive-fee",
  "takePayment",
  "payAgain",
  "confirmRefund",
  "fillGap",
  "terminate",
  "decline",
  "decide",
  "ask-review",
  "pass-review",
  "dispatch-result",
  "fail-delivery",
  "confirm-delivery",
  "return-originals",
  "return-review",
  "withdraw",
  "acknowledge",
  "reveal",
  "ask-supplement",
  "supply",
  "quarantine",
  "abandon",
  "suspend",
  "resume",
  "ask-extension",
  "approve-extension",
  "refuse-extension",
  "give-priority",
  "end-priority",
  "supervise",
  "explain-delay",
  "rate",
  "rectify",
  "appeal-rating",
  "decideAppeal",
  "lapse",
  "deemAccepted",
  "warn",
  "name-part",
  "settlePart",
  "endPart",
  "closePart",
] as const satisfies readonly CaseCommandName[];

type Setting = (typeof settings)[number];

const caseFor = (status: CaseStatus, { instant, review, gap }: Setting): Case => {
  if (gap) return aCaseWithGap(status, gap);
  if (review && status === "accepted") return aReviewedCase(review === "owed" ? undefined : review);
  return aCase({ status, ...(instant ? ofInstantMatter() : {}), ...(review ? { reviewed: true } : {}) });
};

const cells = settings.flatMap((setting) =>
  commandNames.flatMap((command) =>
    caseStatuses.map((status) => {
      const { who, staff, now, change } = setting;
      const expected = (change[command] ?? byHolder[command])[status];
      return { who, command, status, expected, staff, now, kase: caseFor(status, setting) };
    }),
  ),
);

describe("every command in every status", () => {
  it("is in the table", () => {
    expect([...commandNames].sort()).toEqual(Object.keys(caseCommands).sort());
    expect(cells).toHaveLength(settings.length * commandNames.length * caseStatuses.length);
  });

  it.each(cells)("$command by $who: $status → $expected", ({ command, kase, staff, now, expected }) => {
    const answer = withNext(kase, caseCommands[command](kase, staff, now));
    expect(answer.kind === "allowed" ? answer.next.status : answer.code).toBe(expected);
  });
});

const wentThrough = cells.flatMap(({ command, who, status, kase, staff, now }) => {
  const answer = withNext(kase, caseCommands[command](kase, staff, now));
  return answer.kind === "allowed" ? [{ command, who, status, kase, now, answer }] : [];
});

describe("a command that went through", () => {
  it.each(wentThrough)(
    "numbers its events on and chains their statuses: $command by $who from $status",
    ({ kase, answer: { next, events }, now }) => {
      expect(events.map((event) => event.n)).toEqual(events.map((_event, index) => kase.version + 1 + index));
      expect(events.at(-1)).toMatchObject({ n: next.version, after: next.status });
      expect(events.map((event) => event.before)).toEqual([
        kase.status,
        ...events.slice(0, -1).map((event) => event.after),
      ]);
      expect(events.every((event) => event.at === now)).toBe(true);
    },
  );

  it.each(wentThrough)(
    "keeps what the case is and only what its status knows: $command by $who from $status",
    ({ command, kase, answer: { next } }) => {
      const moved = command === "transfer";
      const optional = [
        ...[
          "asked",
          "materialBytes",
          "committed",
          "helper",
          "priority",
          "gaps",
          "hadGaps",
          "delivery",
          "deliveryWay",
          "extension",
          "review",
          "handledBy",
          "ratings",
        ],
        ...(moved ? ["holder"] : []),
      ];
      const known = (one: Case) => Object.keys(one).filter((name) => !optional.includes(name));
      expect(known(next).sort()).toEqual(known(aCase({ status: next.status })).sort());
      expect(next.origin).toEqual(kase.origin);
      expect(next.window !== kase.window).toBe(moved);
    },
  );
});
