import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCoverage, aListEntry, anAgreement, aStaffedWindow } from "../../../../test/builders/agreement.ts";
import { aMatterId, aRegion, on } from "../../../../test/builders/ids.ts";
import { type AdmissionQuestion, admit, type MissingPart } from "./admit.ts";
import type { Coverage, StaffedWindow } from "./agreement.ts";

const question: AdmissionQuestion = {
  source: aRegion("320100"),
  handling: aRegion("610100"),
  matter: aMatterId("food-business-permit"),
  mode: "agent-intake",
  on: on("2026-03-02"),
};

type Book = {
  readonly question: AdmissionQuestion;
  readonly coverage: Coverage;
  readonly staffedWindow?: StaffedWindow;
};

const standing: Book = { question, coverage: aCoverage(), staffedWindow: aStaffedWindow() };

const ask = ({ question, coverage, staffedWindow }: Book) => admit(question, [coverage], staffedWindow);

const days = { agreement: "xian-nanjing", validFrom: "2026-01-01", validUntil: "2027-12-31" };
const where = { handling: "610100", matter: "food-business-permit" };

const withAgreement = (book: Book, parts: Parameters<typeof anAgreement>[0]): Book => ({
  ...book,
  coverage: { ...book.coverage, agreement: anAgreement(parts) },
});

type Fault = {
  readonly name: string;
  readonly breakIn: (book: Book) => Book;
  readonly missing: readonly MissingPart[];
};

const statusFaults: readonly Fault[] = [
  {
    name: "a draft",
    breakIn: (book) => withAgreement(book, { status: "draft" }),
    missing: [{ part: "agreement", code: "agreement-not-published", facts: days }],
  },
  {
    name: "a suspended agreement",
    breakIn: (book) => withAgreement(book, { status: "suspended" }),
    missing: [{ part: "agreement", code: "agreement-suspended", facts: days }],
  },
  {
    name: "a terminated agreement",
    breakIn: (book) => withAgreement(book, { status: "terminated" }),
    missing: [{ part: "agreement", code: "agreement-terminated", facts: days }],
  },
  {
    name: "a day before the agreement's first",
    breakIn: (book) => ({ ...book, question: { ...book.question, on: on("2025-12-31") } }),
    missing: [{ part: "agreement", code: "agreement-not-yet-in-force", facts: days }],
  },
  {
    name: "a day after the agreement's last",
    breakIn: (book) => ({ ...book, question: { ...book.question, on: on("2028-01-01") } }),
    missing: [{ part: "agreement", code: "agreement-expired", facts: days }],
  },
  {
    name: "a suspended agreement on a day after its last",
    breakIn: (book) => ({
      ...withAgreement(book, { status: "suspended" }),
      question: { ...book.question, on: on("2028-01-01") },
    }),
    missing: [
      { part: "agreement", code: "agreement-suspended", facts: days },
      { part: "agreement", code: "agreement-expired", facts: days },
    ],
  },
];

const withoutList = ({ agreement, standard }: Coverage): Coverage => ({
  agreement,
  ...(standard ? { standard } : {}),
});

const withoutStandard = ({ agreement, list }: Coverage): Coverage => ({
  agreement,
  ...(list ? { list } : {}),
});

const listFaults: readonly Fault[] = [
  {
    name: "a matter that is not listed",
    breakIn: (book) => ({ ...book, coverage: withoutList(book.coverage) }),
    missing: [{ part: "list", code: "matter-not-listed", facts: { matter: "food-business-permit" } }],
  },
  {
    name: "a mode that is not listed",
    breakIn: (book) => ({
      ...book,
      coverage: { ...book.coverage, list: { version: 5, entry: aListEntry({ modes: ["online", "joint"] }) } },
    }),
    missing: [
      {
        part: "list",
        code: "mode-not-listed",
        facts: { matter: "food-business-permit", mode: "agent-intake", listed: "online, joint" },
      },
    ],
  },
];

const closed: MissingPart = {
  part: "window",
  code: "window-closed",
  facts: { ...where, window: "xian-610100-1" },
};
const unmanned: MissingPart = {
  part: "team",
  code: "team-missing",
  facts: { ...where, window: "xian-610100-1" },
};

const deskFaults: readonly Fault[] = [
  {
    name: "no window",
    breakIn: ({ question, coverage }) => ({ question, coverage }),
    missing: [
      { part: "window", code: "window-missing", facts: where },
      { part: "team", code: "team-missing", facts: where },
    ],
  },
  {
    name: "a closed window",
    breakIn: (book) => ({ ...book, staffedWindow: aStaffedWindow({ open: false }) }),
    missing: [closed],
  },
  {
    name: "an empty team",
    breakIn: (book) => ({ ...book, staffedWindow: aStaffedWindow({ team: [] }) }),
    missing: [unmanned],
  },
  {
    name: "a closed window without a team",
    breakIn: (book) => ({ ...book, staffedWindow: aStaffedWindow({ open: false, team: [] }) }),
    missing: [closed, unmanned],
  },
];

const standardFaults: readonly Fault[] = [
  {
    name: "no standard",
    breakIn: (book) => ({ ...book, coverage: withoutStandard(book.coverage) }),
    missing: [{ part: "standard", code: "standard-missing", facts: { agreement: "xian-nanjing" } }],
  },
];

/** The faults that may stand side by side: at most one of each group, in the order in which parts are named. */
const groups = [statusFaults, listFaults, deskFaults, standardFaults];

describe("a 1+4 mechanism", () => {
  it("admits where all five parts stand, and pins their versions", () => {
    expect(ask(standing)).toEqual({
      kind: "admitted",
      pins: { agreement: "xian-nanjing", agreementVersion: 3, listVersion: 5, standardVersion: 1 },
      entry: standing.coverage.list?.entry,
      standard: standing.coverage.standard,
      staffedWindow: standing.staffedWindow,
    });
  });

  it.each(groups.flat())("does not stand with $name, and says what is missing", ({ breakIn, missing }) => {
    expect(ask(breakIn(standing))).toEqual({ kind: "not-admitted", missing });
  });

  it("names every missing part, whichever are missing together", () => {
    const some = fc.tuple(...groups.map((group) => fc.option(fc.constantFrom(...group), { nil: undefined })));
    fc.assert(
      fc.property(some, (chosen) => {
        const faults = chosen.filter((fault) => fault !== undefined);
        const broken = faults.reduce((book, fault) => fault.breakIn(book), standing);
        const missing = faults.flatMap((fault) => fault.missing);
        expect(ask(broken)).toMatchObject(
          missing.length === 0 ? { kind: "admitted" } : { kind: "not-admitted", missing },
        );
      }),
      { numRuns: 300 },
    );
  });
});
