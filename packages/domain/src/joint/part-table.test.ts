import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aCase } from "../../../../test/builders/case.ts";
import { type CaseCommandName, caseCommands, withNext } from "../../../../test/builders/case-commands.ts";
import { aCaseId, aRegion, at } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import { type Case, type CaseStatus, caseStatuses, concludedStatuses, openStatuses } from "../case/case.ts";
import { decide } from "../case/transitions/decide.ts";
import { settlePart } from "../case/transitions/joint/settle-part.ts";
import { endBundle } from "../case/transitions/package/end-bundle.ts";
import { tellNotStarted } from "../case/transitions/package/tell-not-started.ts";
import type { BundleId, PackageId } from "../ids.ts";
import type { MemberId } from "../package/package.ts";
import { type CasePart, type PartState, partStates } from "./case-part.ts";
import type { PartId } from "./joint-part.ts";

/** When the builder's cases are asked: their holder's lease runs, nothing is due. */
const askedAt: Readonly<Record<CaseStatus, string>> = {
  submitted: "2026-03-02T01:30:00.000Z",
  routed: "2026-03-02T01:30:00.000Z",
  claimed: "2026-03-02T02:00:00.000Z",
  "awaiting-supplement": "2026-03-02T02:30:00.000Z",
  accepted: "2026-03-02T02:30:00.000Z",
  suspended: "2026-03-03T02:30:00.000Z",
  decided: "2026-03-05T03:00:00.000Z",
  closed: "2026-03-06T03:00:00.000Z",
  declined: "2026-03-06T03:00:00.000Z",
  withdrawn: "2026-03-06T03:00:00.000Z",
  abandoned: "2026-04-21T03:00:00.000Z",
  terminated: "2026-03-18T03:00:00.000Z",
};

const momentOf = (status: CaseStatus) => ({ now: at(askedAt[status]), calendar: chinaCalendar });

const names = Object.keys(caseCommands) as readonly CaseCommandName[];

type Answers = Readonly<Record<CaseCommandName, { readonly after: CaseStatus } | string>>;

/** What a case answers to each command of its holder: the status after it, or the code of the refusal. */
const answersOf = (kase: Case): Answers => {
  const now = at(askedAt[kase.status]);
  const entries = names.map((name) => {
    const answer = withNext(kase, caseCommands[name](kase, aStaff(), now));
    return [name, answer.kind === "refusal" ? answer.code : { after: answer.next.status }];
  });
  return Object.fromEntries(entries);
};

const check = "check" as PartId;
const parent = { case: aCaseId("0123456789abcdefghjkmnpqrs"), part: check, run: 1, title: "核查" };
const bundle = {
  id: "0123456789abcdefghjkmnpqrv" as BundleId,
  member: "permit" as MemberId,
  package: "open-restaurant" as PackageId,
};

/** By these the accepting region speaks with the applicant, or the applicant with it: of a part nobody does. */
const parentsAlone: readonly CaseCommandName[] = [
  "ask-supplement",
  "nameHelper",
  "withdraw",
  "acknowledge",
  "dispatch-result",
  "rate",
];

describe("a part of a joint case answers every command as any case, but where the accepting region alone acts:", () => {
  it.each(caseStatuses)("%s", (status) => {
    const ordinary = answersOf(aCase({ status }));
    const part = answersOf(aCase({ status, parent }));
    const isOpen = openStatuses.some((open) => open === status);
    for (const name of names) {
      if (name === "endPart" && isOpen)
        expect([name, ordinary[name], part[name]]).toEqual([name, "part-settled", { after: "withdrawn" }]);
      else if (name === "closePart" && status === "decided")
        expect([name, ordinary[name], part[name]]).toEqual([name, "part-settled", { after: "closed" }]);
      else if (!parentsAlone.includes(name)) expect([name, part[name]]).toEqual([name, ordinary[name]]);
      else if (typeof ordinary[name] === "string")
        expect([ordinary[name], "part-of-joint-case"]).toContain(part[name]);
      else expect([name, part[name]]).toEqual([name, "part-of-joint-case"]);
    }
  });
});

describe("a member of a package", () => {
  it.each(caseStatuses)("answers every command as any case: %s", (status) => {
    expect(answersOf(aCase({ status, bundle }))).toEqual(answersOf(aCase({ status })));
  });

  it.each(caseStatuses)(
    "%s, is told of its bundle only once no decision is owed, and what is in no bundle never",
    (status) => {
      const moment = momentOf(status);
      const told = { members: [], why: "not-granted", codes: [] } as const;
      const done = { state: "granted", days: 1 } as const;
      const kindsOf = (kase: Case) => [
        tellNotStarted.verdict(kase, "broker", told, moment).kind,
        endBundle.verdict(kase, "broker", done, moment).kind,
      ];
      const isOver = concludedStatuses.some((over) => over === status);
      expect(kindsOf(aCase({ status, bundle }))).toEqual(Array(2).fill(isOver ? "allowed" : "refusal"));
      expect(kindsOf(aCase({ status }))).toEqual(["refusal", "refusal"]);
    },
  );
});

const withPartIn = (status: CaseStatus, state: PartState): Case => {
  const part: CasePart = { id: check, region: aRegion("320100"), state, run: 1 };
  return { ...aCase({ status }), parts: [part] };
};

const pairs = caseStatuses.flatMap((status) => partStates.map((state) => ({ status, state })));

describe("a joint case, with a part in every state,", () => {
  it.each(pairs)(
    "$status, part $state: takes what became of the part where both are open, else not",
    ({ status, state }) => {
      const settling = {
        part: check,
        run: 1,
        outcome: { outcome: "granted", document: null },
        next: [],
      } as const;
      const answer = withNext(
        withPartIn(status, state),
        settlePart.verdict(withPartIn(status, state), "broker", settling, momentOf(status)),
      );
      const isOpen = openStatuses.some((open) => open === status);
      if (isOpen && state === "open")
        expect(answer).toMatchObject({ kind: "allowed", next: { status, parts: [{ state: "granted" }] } });
      else expect(answer.kind).toBe("refusal");
      const otherRun = settlePart.verdict(
        withPartIn(status, state),
        "broker",
        { ...settling, run: 2 },
        momentOf(status),
      );
      expect(otherRun.kind).toBe("refusal");
    },
  );

  it.each(partStates)(
    "part %s: is granted only once it was granted, and refused unless a region has it",
    (state) => {
      const kase = withPartIn("accepted", state);
      const answer = (decision: Parameters<typeof decide.verdict>[2]) => {
        const verdict = decide.verdict(kase, aStaff(), decision, momentOf("accepted"));
        return verdict.kind === "refusal" ? verdict.code : verdict.kind;
      };
      const granted = { outcome: "granted", document: null, digest: "granted" } as const;
      const refused = { outcome: "refused", reasons: "不符", remedies: "复议", digest: "refused" } as const;
      const whileOpen = state === "open" ? "parts-undecided" : undefined;
      expect(answer(granted)).toBe(whileOpen ?? (state === "granted" ? "allowed" : "parts-not-granted"));
      expect(answer(refused)).toBe(whileOpen ?? "allowed");
    },
  );
});
