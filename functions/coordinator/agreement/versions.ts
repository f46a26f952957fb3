import { type Agreement, type LookedAt, standardOf, termsOf } from "@tongban/domain";
import { loadList, type StoreContext } from "@tongban/store";

/** The published version of an agreement with the rows of its list. */
export const publishedOf = async (
  store: StoreContext,
  { id, published }: Agreement,
): Promise<LookedAt | undefined> =>
  published && {
    terms: termsOf(id, published, published.status),
    listVersion: published.listVersion,
    rows: await loadList(store, published.content.list),
    standard: standardOf(published),
  };

/** The draft as if it were published; its versions are not counted yet. */
export const draftOf = async (store: StoreContext, { id, draft }: Agreement): Promise<LookedAt | undefined> =>
  draft && {
    terms: termsOf(id, { version: 1, content: draft.content }, "in-force"),
    listVersion: 1,
    rows: await loadList(store, draft.content.list),
    standard: standardOf({ standardVersion: 1, content: draft.content }),
  };
