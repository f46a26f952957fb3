import {
  addMs,
  type CompletenessStatement,
  type Countersignature,
  canonicalJson,
  countersignedText,
  countStandings,
  DOCUMENT_FORMAT,
  type StatementCase,
  standings,
} from "@tongban/domain";
import { createKeyPair, signText } from "@tongban/signature";
import {
  type CaseHistory,
  calendarVersion,
  caseIdOf,
  documentSignerWith,
  type Head,
  keepStatement,
  loadHistory,
  openKeyring,
  type StoreContext,
} from "@tongban/store";
import { rootOf } from "../../functions/coordinator/statement/cases-of-day.ts";
import { deadlineCertificateOf } from "../../functions/views/deadline-certificate.ts";
import { evidencePackOf } from "../../functions/views/evidence-pack.ts";
import type { Viewpoint } from "../../functions/views/opened-events.ts";
import { chinaCalendar } from "../builders/calendar.ts";
import { anAgreementId, aPartnerId, aRegion, at, on } from "../builders/ids.ts";
import { aLead } from "../builders/staff.ts";
import { aBroker } from "../engines/a-broker.ts";
import { carryOn, keepSubmitted, monday } from "../engines/kept-cases.ts";

/** Keeps a statement that counts a case, some others and another day's none. */
const keepStatementOf = async (store: StoreContext, { kase, hash }: Head): Promise<void> => {
  const own = { caseId: kase.origin.id, version: kase.version, head: hash, standing: "open" } as const;
  const cases = [own, ...[1, 2, 3, 4].map(aStatementCase)].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  const statement = await documentSignerWith(openKeyring(store)).sign<CompletenessStatement>({
    ...aStatementHead,
    admitted: cases.length,
    counts: countStandings(cases.map(({ standing }) => standing)),
    root: rootOf(cases),
  });
  await keepStatement(store, statement, cases);
};

const DAY_MS = 86_400_000;

/** A case that was asked to supplement, stood still for a hearing, was put off, and decided. */
const keepEventful = async (store: StoreContext, externalRef: string): Promise<CaseHistory> => {
  const lead = { staff: aLead() };
  let head = await keepSubmitted(store, { externalRef });
  await keepStatementOf(store, head);
  const on = async (days: number, names: Parameters<typeof carryOn>[2], by = {}) => {
    head = await carryOn(store, head, names, { now: addMs(monday, days * DAY_MS), ...by });
  };
  await on(0, ["route", "claim", "ask-supplement"]);
  await on(1, ["supply", "accept", "reveal"]);
  await on(2, ["suspend"]);
  await on(7, ["resume", "ask-extension"]);
  await on(8, ["approve-extension"], lead);
  await on(9, ["decide", "acknowledge"]);
  return historyOf(store, head);
};

const keepPlain = async (store: StoreContext, externalRef: string): Promise<CaseHistory> => {
  const head = await keepSubmitted(store, { externalRef });
  return historyOf(
    store,
    await carryOn(store, head, ["route", "claim", "accept", "reveal", "decide", "acknowledge"]),
  );
};

const historyOf = async (store: StoreContext, { kase }: Head): Promise<CaseHistory> => {
  const history = await loadHistory(store, kase.origin.id);
  if (!history) throw new Error("no case");
  return history;
};

/** The broker with the calendar's version as it is when it is loaded. */
const aCertifyingBroker = (store: StoreContext) => {
  const calendar = { ...chinaCalendar, version: calendarVersion("china", chinaCalendar.years) };
  return { ...aBroker(store), calendarOf: async () => calendar };
};

/** The deadline certificate of an eventful case. */
export const aCertificate = async (store: StoreContext): Promise<string> => {
  const history = await keepEventful(store, "NJ-certified");
  return `${canonicalJson(await deadlineCertificateOf(aCertifyingBroker(store), history, monday))}\n`;
};

/** The evidence pack of a case that was decided and acknowledged, as one of both sides gets it. */
export const anEvidencePack = async (store: StoreContext, from: Viewpoint): Promise<string> => {
  const history =
    from === "handling-region"
      ? await keepEventful(store, "NJ-eventful")
      : await keepPlain(store, "NJ-plain");
  return `${canonicalJson(await evidencePackOf(aBroker(store), history, from, monday))}\n`;
};

const aStatementHead = {
  kind: "completeness-statement",
  format: DOCUMENT_FORMAT,
  issuedAt: monday,
  agreement: anAgreementId("xian-nanjing"),
  day: on("2026-03-02"),
  number: 1,
} as const;

const aStatementCase = (n: number): StatementCase => ({
  caseId: caseIdOf(aPartnerId("nanjing-gov"), `NJ-${n}`),
  version: n + 1,
  head: Buffer.alloc(32, n).toString("base64url"),
  standing: standings[n % standings.length] ?? "open",
});

/** A completeness statement over some cases, countersigned by both regions, one by each kind of key. */
export const aStatement = async (store: StoreContext, size = 7): Promise<string> => {
  const cases = Array.from({ length: size }, (_, n) => aStatementCase(n)).sort((a, b) =>
    a.caseId < b.caseId ? -1 : 1,
  );
  const statement = await documentSignerWith(openKeyring(store)).sign({
    ...aStatementHead,
    admitted: size,
    counts: countStandings(cases.map(({ standing }) => standing)),
    root: rootOf(cases),
  });
  const countersignatures = (["ed25519", "ecdsa-p256-sha256"] as const).map(
    (algorithm, i): Countersignature => {
      const signedBy = {
        region: aRegion(i === 0 ? "610100" : "320100"),
        signedAt: at("2026-03-03T01:00:00.000Z"),
      };
      const { privateKeyPem } = createKeyPair(algorithm);
      const text = countersignedText(statement, signedBy);
      return { ...signText(text, { algorithm, privateKeyPem }), ...signedBy };
    },
  );
  return `${canonicalJson({ ...statement, countersignatures, cases })}\n`;
};
