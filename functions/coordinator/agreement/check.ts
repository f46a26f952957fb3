import {
  type Agreement,
  type AgreementContent,
  checkDraft,
  type Finding,
  type MatterListRow,
  type RegionCode,
} from "@tongban/domain";
import {
  type AgreementHead,
  listRegionAgreements,
  listRegionWindows,
  loadDocument,
  loadList,
  loadLocalOffers,
  loadRegions,
  type StoreContext,
} from "@tongban/store";
import type { Resources } from "../../edge/resources.ts";
import { formFaultsOf } from "./form-faults.ts";

type Around = Pick<Resources, "store" | "names">;

/** Checks the draft of an agreement against everything around it; nothing where there is no draft. */
export const checkDraftOf = async (
  around: Around,
  { agreement }: AgreementHead,
): Promise<readonly Finding[] | undefined> => {
  const { draft } = agreement;
  if (!draft) return undefined;
  const rows = await loadList(around.store, draft.content.list);
  return checkDraftWith(around, agreement, draft.content, rows);
};

/** Checks what a draft would be with some rows as its list. */
export const checkDraftWith = async (
  { store, names }: Around,
  { id, published }: Agreement,
  content: AgreementContent,
  rows: readonly MatterListRow[],
): Promise<readonly Finding[]> => {
  const [known, regions, listed, handled, others, locals, document] = await Promise.all([
    names(),
    // Not as they were a minute ago: a region may have joined just now.
    loadRegions(store, content.parties),
    published ? loadList(store, published.content.list) : [],
    handledBy(store, content.parties),
    othersOf(store, content.parties),
    loadLocalOffers(store, content.parties),
    content.document?.sha256 ? loadDocument(store, id, content.document.sha256) : undefined,
  ]);
  return checkDraft(
    { id, content, rows },
    {
      regions: new Set(regions.map(({ region }) => region)),
      matters: new Map([...known.matters.values()].map(({ matter, basicCode }) => [matter, basicCode])),
      handled,
      others,
      listed: mattersOf(listed),
      formFaults: formFaultsOf(rows),
      locals,
      documentKept: document?.keptAt !== undefined,
    },
  );
};

const handledBy = async (store: StoreContext, parties: readonly RegionCode[]) =>
  new Map(
    await Promise.all(
      parties.map(async (party) => {
        const windows = await listRegionWindows(store, party);
        return [party, new Set(windows.flatMap(({ matters }) => matters))] as const;
      }),
    ),
  );

/** Every agreement of the parties, once, with the matters of its list. */
const othersOf = async (store: StoreContext, parties: readonly RegionCode[]) => {
  const found = (await Promise.all(parties.map((party) => listRegionAgreements(store, party)))).flat();
  const once = [...new Map(found.map((one) => [one.terms.id, one])).values()];
  return Promise.all(
    once.map(async ({ terms, list }) => ({
      terms,
      matters: mattersOf(list === undefined ? [] : await loadList(store, { digest: list })),
    })),
  );
};

const mattersOf = (rows: readonly MatterListRow[]) => new Set(rows.map(({ matter }) => matter));
