import type { RefusalFacts } from "@tongban/domain";
import type { ProblemCode } from "../problems.ts";
import { citizenIdWords } from "../wording/field-rules.ts";

const holder = { holder: "li-mei", holderName: "李梅" };
const claimedAt = "2026-03-02T01:30:00.000Z";
const leaseEnds = "2026-03-02T05:30:00.000Z";
const notAnId = citizenIdWords.problems["wrong-check-digit"];

const draftFinding = (severity: string, code: string) => ({
  severity,
  part: "list",
  code,
  row: "food-business-permit * *",
  facts: { promised: "20 working-days", statutory: "15 working-days" },
});

/** The facts of an example of each problem; one whose wording names a fact needs it here. */
export const problemFacts: Readonly<Partial<Record<ProblemCode, RefusalFacts>>> = {
  "not-admissible": {
    missing: [
      {
        part: "window",
        code: "window-closed",
        facts: { handling: "610100", matter: "food-business-permit", window: "xian-610100-1" },
      },
    ],
  },
  "applicant-kind-not-listed": { applicantKind: "person", listed: ["organization"] },
  "material-missing": {
    materials: ["proof of premises"],
    alternatives: { "proof of premises": ["lease"] },
  },
  "form-invalid": {
    errors: [{ at: "/form/经营场所", said: { en: "missing", zh: "缺少该字段" } }],
  },
  "external-ref-reused": { caseId: "3q8m0v5k2x7n4t9b6d1c0f8g2h" },
  "region-not-yours": { source: "610100", regions: ["320100", "320200"] },
  "due-date-beyond-calendar": { year: 2029 },
  "already-claimed": { ...holder, claimedAt, leaseEnds },
  "not-holder": holder,
  "lease-ended": { leaseEnded: leaseEnds },
  "nothing-to-acknowledge": { status: "claimed" },
  "not-awaiting-supplement": { status: "accepted" },
  "told-once-already": { materials: ["proof of premises"], asked: ["identity card"] },
  "supplement-incomplete": { materials: ["identity card"] },
  "material-not-asked-for": { materials: ["business licence"], asked: ["identity card"] },
  "pause-ground-unlawful": { ground: "site-visit", grounds: ["hearing", "expert-review"] },
  "extension-after-expiry": { due: "2026-03-16T09:30:00.000Z" },
  "extension-impossible": { unit: "calendar-days" },
  "already-supervised": { due: "2026-03-16T09:30:00.000Z" },
  "due-dates-unchanged": { calendar: "china-2027" },
  "not-on-team": { staff: "li-mei", window: "xian-610100-1" },
  "already-holder": holder,
  "day-not-over": { day: "2026-03-02", from: "2026-03-02T16:10:00.000Z" },
  "too-many-cases": { day: "2026-03-02", limit: 20_000 },
  "another-root": { number: 1, root: "E9Cz4dYcDo-0mV7wNqkT1gYb2sXw8Kd5hJ6uR3fLtPA" },
  "countersignature-invalid": { minutes: 5 },
  "clock-did-not-run": { clock: "supplement" },
  "supposition-impossible": { problem: "pause-not-in-a-running-stretch" },
  "due-not-reproducible": { clock: "handling" },
  "already-countersigned": { region: "610100", number: 1 },
  "no-such-period": { period: "2026-13" },
  "no-such-scope": { scope: "window", id: "nobody-1" },
  "export-too-large": { rows: 124_100, limit: 5_000 },
  "party-required": { parties: ["610100", "320100"], regions: ["410100"] },
  "draft-exists": { author: "he-ping" },
  "proposal-pending": { what: "publication" },
  "draft-has-errors": { findings: [draftFinding("error", "promise-over-statutory")] },
  "document-not-declared": { sha256: "9f".repeat(32) },
  "document-not-uploaded": { sha256: "9f".repeat(32) },
  "document-differs": { sha256: "9f".repeat(32), size: 48_213, found: `51 bytes, ${"0a".repeat(32)}` },
  "document-type-differs": { declared: "pdf", found: "unknown" },
  "worse-than-local": { findings: [draftFinding("needs-reason", "worse-than-local")] },
  "same-party": { party: "610100" },
  "too-many-pairs": { pairs: 19_824_720, limit: 200_000 },
  "not-in-force": { standing: "suspended" },
  "row-repeated": { rows: ["food-business-permit * *"] },
  "row-unknown": { rows: ["food-business-permit 610100 *"] },
  "list-too-long": { rows: 10_042, limit: 10_000 },
  "import-incomplete": { parts: [3, 7] },
  "row-not-local": { region: "610100", rows: ["food-business-permit 320100 *"] },
  "local-rows-have-errors": { findings: [draftFinding("error", "promise-over-statutory")] },
  "already-registered": { kind: "window", id: "xian-610100-2" },
  "region-not-registered": { regions: ["410100"] },
  "region-without-queue": { region: "410100" },
  "matter-not-registered": { matters: ["no-such-matter"] },
  "substitute-of-another-region": { window: "nanjing-320100-1", region: "610100" },
  "substitutes-cyclic": { windows: ["xian-610100-1", "xian-610100-2"] },
  "window-closed-already": { reason: "moving house" },
  "staff-of-another-region": { regions: ["320100"] },
  "role-does-not-fit": { role: "coordinator" },
  "window-not-in-regions": { window: "nanjing-320100-1", regions: ["610100"] },
  "review-elsewhere": { window: "xian-610100-2", windows: ["xian-610100-1"] },
  "not-on-duty": { window: "xian-610100-1", today: "2026-03-03", next: "2026-03-05" },
  "pair-of-one": { staff: "li-mei" },
  "paired-twice": { staff: "li-mei" },
  "date-repeated": { date: "2026-03-04" },
  "last-coordinator": { region: "610100" },
  "too-many-keys": { keys: ["nanjing-gov.1", "nanjing-gov.2"], most: 2 },
  "no-such-key": { keyId: "nanjing-gov.1" },
  "key-in-use": { keyId: "nanjing-gov.1" },
  "key-unreadable": { algorithm: "ed25519" },
  "malformed-json": { reason: "breaks-at", position: 17 },
  "invalid-request": {
    errors: [
      {
        at: "/applicant/citizenId",
        said: {
          en: `not a ${citizenIdWords.name.en}: ${notAnId.en}`,
          zh: `不是有效的${citizenIdWords.name.zh}：${notAnId.zh}`,
        },
      },
    ],
  },
  "body-too-large": { limit: 131_072 },
  "method-not-allowed": { method: "PUT" },
  unauthenticated: { reason: "component-not-covered", name: "content-digest" },
  "too-many-searches": { limit: 30, since: claimedAt, until: "2026-03-02T02:30:00.000Z" },
  "replay-too-soon": { retryAfter: 42 },
  "too-many-polls": { most: 4, retryAfter: 5 },
  "version-stale": { version: 4, seen: 3 },
  "webhook-target-refused": { reason: "not-public", range: "loopback" },
};
