import { describe, expect, it } from "vitest";
import { aCase, ofInstantMatter } from "../../../../../test/builders/case.ts";
import { type CaseCommandName, caseCommands, withNext } from "../../../../../test/builders/case-commands.ts";
import { at } from "../../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../../../../test/builders/staff.ts";
import type { RefusalCode } from "../../refusal.ts";
import { type Case, type CaseStatus, caseStatuses } from "../case.ts";

/** By status before: the status after, or the code of the refusal. */
type Cells = Readonly<Record<CaseStatus, CaseStatus | RefusalCode>>;

const over = {
  decided: "already-decided",
  closed: "already-acknowledged",
  declined: "already-declined",
  withdrawn: "already-withdrawn",
} as const;

const early = { submitted: "not-yet-routed", routed: "not-claimed" } as const;
const begun = { ...over, accepted: "already-accepted" } as const;

const withoutResult = {
  submitted: "nothing-to-acknowledge",
  routed: "nothing-to-acknowledge",
  claimed: "nothing-to-acknowledge",
  accepted: "nothing-to-acknowledge",
  declined: "nothing-to-acknowledge",
  withdrawn: "nothing-to-acknowledge",
} as const;

/** What a case of a promised matter answers to each command of its holder, before the lease ends. */
const byHolder: Record<CaseCommandName, Cells> = {
  route: {
    ...over,
    submitted: "routed",
    routed: "already-routed",
    claimed: "already-routed",
    accepted: "already-routed",
  },
  claim: { ...begun, submitted: "not-yet-routed", routed: "claimed", claimed: "already-claimed" },
  release: { ...begun, ...early, claimed: "routed" },
  reassign: { ...over, ...early, claimed: "lead-required", accepted: "lead-required" },
  accept: { ...begun, ...early, claimed: "accepted" },
  decline: { ...begun, ...early, claimed: "declined" },
  decide: { ...over, ...early, claimed: "not-accepted", accepted: "decided" },
  withdraw: {
    ...over,
    submitted: "withdrawn",
    routed: "withdrawn",
    claimed: "withdrawn",
    accepted: "withdrawn",
  },
  acknowledge: { ...withoutResult, decided: "closed", closed: "already-acknowledged" },
  reveal: {
    submitted: "not-claimed",
    routed: "not-claimed",
    claimed: "claimed",
    accepted: "accepted",
    decided: "decided",
    closed: "closed",
    declined: "declined",
    withdrawn: "not-claimed",
  },
};

const notHolder = { claimed: "not-holder", accepted: "not-holder" } as const;

/** What changes when another clerk of the window gives the command. */
const byAnotherClerk: Partial<Record<CaseCommandName, Cells>> = {
  release: { ...byHolder.release, claimed: "not-holder" },
  accept: { ...byHolder.accept, claimed: "not-holder" },
  decline: { ...byHolder.decline, claimed: "not-holder" },
  decide: { ...byHolder.decide, accepted: "not-holder" },
  reveal: {
    ...byHolder.reveal,
    ...notHolder,
    decided: "not-holder",
    closed: "not-holder",
    declined: "not-holder",
  },
};

/** What changes when the window's lead, who does not hold the case, gives the command. */
const byLead: Partial<Record<CaseCommandName, Cells>> = {
  reassign: { ...byHolder.reassign, claimed: "claimed", accepted: "accepted" },
  accept: { ...byHolder.accept, claimed: "not-holder" },
  decline: { ...byHolder.decline, claimed: "not-holder" },
  decide: { ...byHolder.decide, accepted: "not-holder" },
  reveal: { ...byHolder.reveal, submitted: "submitted", routed: "routed", withdrawn: "withdrawn" },
};

/** What changes for an instant matter (行政许可法 art 34). */
const ofInstant: Partial<Record<CaseCommandName, Cells>> = {
  accept: { ...byHolder.accept, claimed: "instant-matter" },
  decide: { ...byHolder.decide, claimed: "decided" },
};

/** What changes for the holder once the lease has ended. */
const afterLease: Partial<Record<CaseCommandName, Cells>> = {
  claim: { ...byHolder.claim, claimed: "claimed" },
  accept: { ...byHolder.accept, claimed: "lease-ended" },
  decline: { ...byHolder.decline, claimed: "lease-ended" },
};

const inLease = at("2026-03-02T02:30:00.000Z");
const leaseEnd = at("2026-03-02T05:30:00.000Z");

const settings = [
  { who: "its holder", staff: aStaff(), now: inLease, instant: false, change: {} },
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
  "accept",
  "decline",
  "decide",
  "withdraw",
  "acknowledge",
  "reveal",
] as const satisfies readonly CaseCommandName[];

const caseFor = (status: CaseStatus, instant: boolean): Case =>
  aCase({ status, ...(instant ? ofInstantMatter() : {}) });

const cells = settings.flatMap(({ who, staff, now, instant, change }) =>
  commandNames.flatMap((command) =>
    caseStatuses.map((status) => {
      const expected = (change[command] ?? byHolder[command])[status];
      return { who, command, status, expected, staff, now, kase: caseFor(status, instant) };
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
    ({ kase, answer: { next } }) => {
      expect(Object.keys(next).sort()).toEqual(Object.keys(aCase({ status: next.status })).sort());
      expect(next).toMatchObject({ origin: kase.origin, window: kase.window });
    },
  );
});
