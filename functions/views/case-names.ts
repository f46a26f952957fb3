import type { staffCase } from "@tongban/contract";
import {
  type AgreementId,
  type Case,
  type PartnerId,
  type WindowId,
  windowOfIntakeDesk,
} from "@tongban/domain";
import { loadAgreement, loadPartner, loadWindows, type StoreContext } from "@tongban/store";
import type * as z from "zod";
import { remembered } from "../edge/remembered.ts";

/** What the partner, the agreement and the window of a case are called. */
export type CaseNames = z.output<typeof staffCase>["names"];

/** ms that a name is remembered: a new one is shown after so long. */
const NAME_MEMORY_MS = 600_000;
/** Names of one kind that are remembered at once. */
const REMEMBERED_NAMES = 5_000;

/** Reads names as they are called today; what is not listed any more goes by its id. */
export const caseNamesIn = (store: StoreContext): ((kase: Case) => Promise<CaseNames>) => {
  const partnerName = remembered(
    NAME_MEMORY_MS,
    REMEMBERED_NAMES,
    async (id: PartnerId) => (await loadPartner(store, id))?.name,
  );
  const agreementTitle = remembered(
    NAME_MEMORY_MS,
    REMEMBERED_NAMES,
    async (id: AgreementId) => (await loadAgreement(store, id))?.terms.title,
  );
  const windowName = remembered(
    NAME_MEMORY_MS,
    REMEMBERED_NAMES,
    async (id: WindowId) => (await loadWindows(store, [id]))[0]?.name,
  );
  return async ({ window, origin }) => {
    const desk = windowOfIntakeDesk(origin.partner);
    const [partner, agreement, windowNamed] = await Promise.all([
      desk === undefined ? partnerName(origin.partner) : windowName(desk),
      agreementTitle(origin.pins.agreement),
      windowName(window),
    ]);
    return {
      partner: partner ?? origin.partner,
      agreement: agreement ?? origin.pins.agreement,
      window: windowNamed ?? window,
    };
  };
};
