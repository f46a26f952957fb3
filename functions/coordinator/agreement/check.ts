import { checkDraft, type Finding, type MatterListRow, type RegionCode } from "@tongban/domain";
import {
  type AgreementHead,
  listRegionAgreements,
  listRegionWindows,
  loadList,
  type StoreContext,
} from "@tongban/store";
import type { Resources } from "../../edge/resources.ts";

/** Checks the draft of an agreement against everything around it; nothing where there is no draft. */
export const checkDraftOf = async (
  { store, names }: Pick<Resources, "store" | "names">,
  { agreement: { id, draft, published } }: AgreementHead,
): Promise<readonly Finding[] | undefined> => {
  if (!draft) return undefined;
  const { content } = draft;
  const [known, rows, listed, handled, others] = await Promise.all([
    names(),
    loadList(store, content.list),
    published ? loadList(store, published.content.list) : [],
    handledBy(store, content.parties),
    othersOf(store, content.parties),
  ]);
  return checkDraft(
    { id, content, rows },
    {
      regions: new Set(known.regions.keys()),
      matters: new Map([...known.matters.values()].map(({ matter, basicCode }) => [matter, basicCode])),
      handled,
      others,
      listed: mattersOf(listed),
      formFaults: new Map(),
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
