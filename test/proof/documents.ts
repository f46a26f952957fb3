import {
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
  caseIdOf,
  documentSignerWith,
  type Head,
  keepStatement,
  loadHistory,
  openKeyring,
  type StoreContext,
} from "@tongban/store";
import { rootOf } from "../../functions/coordinator/statement/cases-of-day.ts";
import { evidencePackOf } from "../../functions/views/evidence-pack.ts";
import type { Viewpoint } from "../../functions/views/opened-events.ts";
import { anAgreementId, aPartnerId, aRegion, at, on } from "../builders/ids.ts";
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

/** The evidence pack of a case that was decided and acknowledged, as one of both sides gets it. */
export const anEvidencePack = async (store: StoreContext, from: Viewpoint): Promise<string> => {
  const head = await keepSubmitted(store, { externalRef: `NJ-${from}` });
  if (from === "handling-region") await keepStatementOf(store, head);
  await carryOn(store, head, ["route", "claim", "accept", "reveal", "decide", "acknowledge"]);
  const history = await loadHistory(store, head.kase.origin.id);
  if (!history) throw new Error("no case");
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
