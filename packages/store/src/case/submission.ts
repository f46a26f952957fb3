import type { AdmissionBook, CaseId, Instant } from "@tongban/domain";
import { type Asked, bookIn, readSettled } from "../agreement/admission.ts";
import type { Nonce } from "../partner/nonces.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

/** All that a submission is decided on. */
export type SubmissionGround = {
  /** Whether the case exists already. */
  readonly known: boolean;
  /** Whether the request's nonce was spent before. */
  readonly replayed: boolean;
  readonly book: AdmissionBook;
};

/** Reads everything that a submission asks for, in one strongly consistent batch; again across a publication. */
export const loadSubmissionGround = async (
  context: StoreContext,
  id: CaseId,
  asked: Asked,
  nonce: Nonce | undefined,
  now: Instant,
): Promise<SubmissionGround> => {
  const head = keys.head(id);
  const spent = nonce ? [keys.nonce(nonce.partner, nonce.value)] : [];
  const { items, parts } = await readSettled(context, [head, ...spent], asked, [asked.matter], now);
  return {
    known: items.some(({ pk, sk }) => pk === head.pk && sk === head.sk),
    replayed: items.some(({ pk, sk }) => pk === spent[0]?.pk && sk === spent[0]?.sk),
    book: bookIn(parts, { ...asked, key: id }),
  };
};
