import type { AgreementId, ListReference, MatterListRow, Refusal } from "@tongban/domain";
import { refusal } from "@tongban/domain";
import { type AgreementHead, loadAgreementVersion, loadList, type StoreContext } from "@tongban/store";
import { type Problem, problem } from "../../../edge/answer.ts";
import { remembered } from "../../../edge/remembered.ts";

/** Reads the rows of a list, by the row's name. */
export type ReadList = (list: Pick<ListReference, "digest">) => Promise<readonly MatterListRow[]>;

/** A list never changes under its digest; a page is asked for after another, so the last ones are kept so many ms. */
const LIST_LIFE_MS = 60_000;

/** Reads lists, and remembers the last two: a comparison has two. */
export const readListsOf = (store: StoreContext): ReadList => {
  const ask = remembered(LIST_LIFE_MS, 2, (digest: string) => loadList(store, { digest }));
  return async ({ digest }) => (await ask(digest)) ?? [];
};

/** The list of a version, or of the draft (`draft`). */
export const listNamed = async (
  store: StoreContext,
  { agreement }: AgreementHead,
  name: string,
): Promise<{ readonly kind: "list"; readonly list: Pick<ListReference, "digest"> } | Refusal | Problem> => {
  if (name === "draft")
    return agreement.draft ? { kind: "list", list: agreement.draft.content.list } : refusal("no-draft");
  const list = await listOfVersion(store, agreement.id, agreement.published, Number(name));
  return list ? { kind: "list", list } : problem("not-found");
};

const listOfVersion = async (
  store: StoreContext,
  id: AgreementId,
  published: AgreementHead["agreement"]["published"],
  version: number,
): Promise<Pick<ListReference, "digest"> | undefined> => {
  if (published?.version === version) return published.content.list;
  const digest = (await loadAgreementVersion(store, id, version))?.list;
  return digest === undefined ? undefined : { digest };
};
