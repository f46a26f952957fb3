import type { CaseId, KnownLicence, LocalDate } from "@tongban/domain";
import { loadHistory, type StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { anApplication } from "../../test/journeys/applications.ts";
import { resolveLicence } from "../citation/resolve-licence.ts";
import { checkLicences } from "./check-licences.ts";
import type { LicenceSource } from "./licence-source.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

const citation = { by: "licence", title: "健康证", source: "library", reference: "ZZ-1" } as const;
const licence: KnownLicence = {
  type: "健康证明",
  number: "JK-1",
  title: "从业人员健康证明",
  issuer: "疾控中心",
  validFrom: "2026-01-01" as LocalDate,
  revoked: false,
};
const down: LicenceSource = () => Promise.reject(new Error("down"));

const { applicant } = anApplication();
if (applicant.kind !== "person") throw new Error("a person applies");

let refs = 0;
/** A case that cites a licence whose source could not be asked when it was submitted. */
const citing = async (): Promise<CaseId> => {
  const application = JSON.stringify({ ...anApplication(), citations: [citation] });
  const { by, title, source } = citation;
  const cites = { cited: [{ by, title, source }], refusals: [], checks: [] };
  return (await keepSubmitted(store, { externalRef: `L-${++refs}`, application, cites })).kase.origin.id;
};

const later: unknown[] = [];
const desk = (source: LicenceSource) => ({
  store,
  sealing: store.sealing,
  ...chinaCalendars,
  sources: new Map([["library", source]]),
  queues: { checkLicencesLater: async (...sent: unknown[]) => void later.push(sent) },
});

const saidOf = async (caseId: CaseId) =>
  (await loadHistory(store, caseId))?.events.flatMap((event) =>
    event.type === "LicenceChecked" ? [event] : [],
  );

it("is asked for again while its source cannot be asked, and said once it can, in the open without its number", async () => {
  const caseId = await citing();
  await checkLicences(desk(down), caseId, 0, monday);
  await checkLicences(desk(down), caseId, 7, monday);
  expect(later).toEqual([
    [caseId, 1, 15],
    [caseId, 8, 900],
  ]);
  expect(await saidOf(caseId)).toEqual([]);
  const asked: unknown[] = [];
  const up: LicenceSource = async (question) => {
    asked.push(question);
    return licence;
  };
  await Promise.all([1, 2].map(() => checkLicences(desk(up), caseId, 1, monday)));
  await checkLicences(desk(up), caseId, 1, monday);
  expect(asked[0]).toMatchObject({ reference: "ZZ-1", holder: { name: "张三丰" } });
  const said = await saidOf(caseId);
  expect(said).toMatchObject([{ standing: "valid", title: "健康证", actor: { kind: "broker" } }]);
  expect(JSON.stringify({ ...said?.[0], sealed: undefined })).not.toContain("JK-1");
  expect(later).toHaveLength(2);
});

it("is said to be unknown where its source knows none of this holder, and nothing is said of a case that is over", async () => {
  const unknown = await citing();
  await checkLicences(
    desk(async () => undefined),
    unknown,
    0,
    monday,
  );
  expect(await saidOf(unknown)).toMatchObject([{ standing: "unknown-there" }]);
  const over = await citing();
  const history = await loadHistory(store, over);
  await carryOn(store, history?.head ?? expect.fail("kept"), ["withdraw"]);
  await checkLicences(
    desk(async () => licence),
    over,
    0,
    monday,
  );
  expect(await saidOf(over)).toEqual([]);
});

it.each<[string, LicenceSource | undefined, unknown]>([
  ["holds", async () => licence, { kind: "resolved", check: { standing: "valid" } }],
  [
    "was revoked",
    async () => ({ ...licence, revoked: true }),
    { code: "licence-not-valid", facts: { licenceStanding: "revoked" } },
  ],
  ["is somebody else's", async () => undefined, { facts: { licenceStanding: "unknown-there" } }],
  ["is in no source that is configured", undefined, { code: "licence-source-unknown" }],
])("is looked up at submission: one that %s", async (_, source, found) => {
  const licenceSources = () => new Map(source ? [["library", source]] : []);
  const citingNow = {
    applicant: applicant as never,
    subject: "subject",
    reader: { kind: "partner", by: "nanjing-gov" } as const,
    now: monday,
  };
  expect(await resolveLicence({ licenceSources }, citation, citingNow)).toMatchObject(found as object);
});

it("is taken unchecked where its source cannot be asked at submission", async () => {
  const licenceSources = () => new Map([["library", down]]);
  const reader = { kind: "partner", by: "nanjing-gov" } as const;
  const found = await resolveLicence({ licenceSources }, citation, {
    applicant: applicant as never,
    subject: "subject",
    reader,
    now: monday,
  });
  expect(found).toMatchObject({ kind: "resolved", kept: citation });
  expect(found).not.toHaveProperty("check");
});
