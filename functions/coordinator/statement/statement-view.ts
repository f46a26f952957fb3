import type { completenessStatement } from "@tongban/contract";
import type { AgreementId, AgreementTerms, Staff } from "@tongban/domain";
import {
  type IssuedStatement,
  loadAgreement,
  loadCountersignatures,
  type StoreContext,
} from "@tongban/store";
import type * as z from "zod";
import { concerns } from "../agreement-row.ts";

type View = z.output<typeof completenessStatement>;

/** The terms of an agreement that the caller looks after a party of, or nothing. */
export const termsFor = async (
  store: StoreContext,
  id: AgreementId,
  caller: Staff,
): Promise<AgreementTerms | undefined> => {
  const found = await loadAgreement(store, id);
  return found && concerns(found.terms, caller) ? found.terms : undefined;
};

/** A statement with its countersignatures. */
export const statementView = async (store: StoreContext, statement: IssuedStatement): Promise<View> => ({
  ...statement,
  countersignatures: [...(await loadCountersignatures(store, statement))],
});
