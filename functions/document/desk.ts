import type { DocumentType } from "@tongban/domain";
import type { KeptDocument, StoreContext } from "@tongban/store";
import type { Objects } from "@tongban/store/object";

/** What operations on signed documents work with. */
export type DocumentDesk = { readonly store: StoreContext; readonly objects: Objects };

/** Media types of what a signed document may be. */
export const mediaTypes: Readonly<Record<DocumentType, string>> = {
  pdf: "application/pdf",
  ofd: "application/ofd",
};

/** A document as it is shown. */
export const documentView = ({ sha256, type, size, keptAt }: KeptDocument) => ({
  sha256,
  type,
  size,
  kept: keptAt !== undefined,
});
