import { describe, expect, it } from "vitest";
import { aCase, aReviewedCase, ofInstantMatter } from "../../../../test/builders/case.ts";
import { caseCommands } from "../../../../test/builders/case-commands.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aLead, anotherClerk, aReviewer, aStaff } from "../../../../test/builders/staff.ts";
import { allowedActions, caseActions } from "./actions.ts";
import { type Case, caseStatuses } from "./case.ts";

const people = [
  { who: "the holder", staff: aStaff() },
  { who: "another clerk", staff: anotherClerk() },
  { who: "the lead", staff: aLead() },
  { who: "a reviewer", staff: aReviewer() },
];

const moments = [
  { when: "in the lease", now: at("2026-03-02T02:30:00.000Z") },
  { when: "at the end of the lease", now: at("2026-03-02T05:30:00.000Z") },
];

const kinds = [
  { of: "a promised matter", parts: {} },
  { of: "an instant matter", parts: ofInstantMatter() },
];

const situations = people.flatMap((person) =>
  moments.flatMap((moment) =>
    [
      ...kinds.flatMap(({ of, parts }) =>
        caseStatuses.map((status) => ({ of, status, kase: aCase({ status, ...parts }) })),
      ),
      ...([undefined, "asked", "passed"] as const).map((review) => {
        const kase = aReviewedCase(review);
        return { of: `a reviewed matter, ${review ?? "owed"}`, status: kase.status, kase };
      }),
    ].map(({ of, status, kase }) => ({ ...person, ...moment, of, status, kase: kase as Case })),
  ),
);

describe("the actions that a case page offers", () => {
  it.each(situations)(
    "are those that go through: $who, $status case of $of, $when",
    ({ kase, staff, now }) => {
      const through = caseActions.filter(
        (action) => caseCommands[action](kase, staff, now).kind === "allowed",
      );
      expect([...allowedActions(kase, staff, now)].sort()).toEqual([...through].sort());
    },
  );

  it.each(situations)(
    "are none for someone of another window: $who, $status case of $of, $when",
    (situation) => {
      const { kase, staff, now } = situation;
      expect(allowedActions(kase, { ...staff, windows: [] }, now)).toEqual([]);
    },
  );
});
