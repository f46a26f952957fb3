import type { AgreementId } from "@tongban/domain";
import { loadAgreementEvents, loadAgreementHead, verifyAgreement } from "../agreement/agreement-ledger.ts";
import { digestOf } from "../case/chain.ts";
import type { TableContext } from "../table/context.ts";
import { pagesOfHeads } from "../table/heads.ts";
import { keys } from "../table/table.ts";
import { brokenChange, type LedgerKind, listChanges, loadRecord } from "./record-changes.ts";

/** An agreement or a record whose chain breaks, or that is not what its chain says; the number of the event. */
type LedgerFault = { readonly name: string; readonly event: number; readonly reason: string };

/** What a verification found; the numbers are how many were looked at. */
export type LedgerVerification = {
  readonly agreements: number;
  readonly records: number;
  readonly faults: readonly LedgerFault[];
};

/** Checks the chain of every agreement and every record against what is kept of it. Reads the whole table twice. */
export const verifyLedgers = async (context: TableContext): Promise<LedgerVerification> => {
  const faults: LedgerFault[] = [];
  let agreements = 0;
  for await (const page of pagesOfHeads(context, keys.agreementHead(""))) {
    for (const id of page) faults.push(...(await agreementFaults(context, id as AgreementId)));
    agreements += page.length;
  }
  let records = 0;
  for await (const page of pagesOfHeads(context, { ...keys.record("", ""), pk: "REGISTRY#" })) {
    for (const name of page) faults.push(...(await recordFaults(context, name)));
    records += page.length;
  }
  return { agreements, records, faults };
};

const agreementFaults = async (context: TableContext, id: AgreementId): Promise<readonly LedgerFault[]> => {
  const head = await loadAgreementHead(context, id);
  const fault = head && verifyAgreement(head, await loadAgreementEvents(context, id));
  return fault ? [{ name: `agreement ${id}`, ...fault }] : [];
};

const recordFaults = async (context: TableContext, name: string): Promise<readonly LedgerFault[]> => {
  const mark = name.indexOf("#");
  const record = { kind: name.slice(0, mark) as LedgerKind, id: name.slice(mark + 1) };
  const [kept, changes] = await Promise.all([loadRecord(context, record), listChanges(context, record)]);
  const broken = brokenChange(record, changes);
  const told = `${record.kind} ${record.id}`;
  if (broken !== undefined) return [{ name: told, event: broken, reason: "broken chain" }];
  const last = changes.at(-1);
  const same = kept?.hash === last?.hash && digestOf(kept?.says) === digestOf(last?.says);
  return same ? [] : [{ name: told, event: last?.n ?? 0, reason: "differs from its chain" }];
};
