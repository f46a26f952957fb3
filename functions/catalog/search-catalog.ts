import type { catalogOperations } from "@tongban/contract";
import {
  type AdmissionBook,
  admit,
  bySpecificity,
  type LocalDate,
  localDateOf,
  type RegionCode,
} from "@tongban/domain";
import { type DirectoryMatter, loadAdmissions } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { namedMatter } from "./named-matter.ts";
import { openMatterIndex } from "./search/matter-index.ts";

type SearchCatalog = Run<typeof catalogOperations.searchCatalog, undefined>;

/**
 * Finds matters by name, pinyin or code. The index is kept by the instance and follows the names as these are read, once
 * a minute at most; where two regions are named, what can be done there is read in one batch.
 */
export const searchCatalog = ({ store, names }: Pick<Resources, "store" | "names">): SearchCatalog => {
  const index = openMatterIndex();
  let indexed: unknown;
  return async ({ query: { q, source, handling, on, limit }, now }) => {
    const known = await names();
    if (indexed !== known) index.update(known.matters.values());
    indexed = known;
    const found = index.find(q, limit);
    if (source === undefined || handling === undefined)
      return answered({ matters: found.map((matter) => ({ ...namedMatter(matter), here: null })) });
    const ids = found.map(({ matter }) => matter);
    const books = await loadAdmissions(store, { source, handling }, ids, now);
    const asked = { source, handling, on: on ?? localDateOf(now) };
    return answered({
      matters: found.map((matter) => ({
        ...namedMatter(matter),
        here: hereOf(matter, asked, books.get(matter.matter)),
      })),
    });
  };
};

type Asked = { readonly source: RegionCode; readonly handling: RegionCode; readonly on: LocalDate };

const hereOf = (
  { matter }: DirectoryMatter,
  asked: Asked,
  { coverages, staffedWindow }: AdmissionBook = { coverages: [], staffedWindow: undefined },
) => {
  const answer = admit({ ...asked, matter }, coverages, staffedWindow);
  const listed = bySpecificity(coverages).find(({ list }) => list)?.list?.entry;
  const entry = answer.kind === "admitted" ? answer.entry : listed;
  return {
    live: answer.kind === "admitted",
    modes: [...(entry?.modes ?? [])],
    promised: entry?.promised ?? null,
  };
};
