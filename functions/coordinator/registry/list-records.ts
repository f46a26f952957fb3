import type { registryOperations } from "@tongban/contract";
import type { RegionCode, Staff } from "@tongban/domain";
import {
  listRegionWindows,
  listStaffed,
  listSubmitting,
  loadCatalogue,
  loadRecords,
  type RegistryRecord,
  type StoreContext,
} from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { pageOf } from "../agreement/list/page.ts";
import { recordView } from "./record-view.ts";

type Kind = "window" | "staff" | "matter" | "region" | "partner";

/** Where records are noted: in a region, with the operators, or (matters) nowhere in particular. */
type Place = RegionCode | "operators" | "everywhere";

/** A record by where it is noted; a list is in the order of places, and of ids within each. */
type Noted = { readonly place: Place; readonly id: string };

/** The ids that are noted somewhere, of records that were ever registered there. */
const idsAt: Readonly<Record<Kind, (store: StoreContext, place: Place) => Promise<readonly string[]>>> = {
  window: async (store, place) =>
    isRegion(place) ? (await listRegionWindows(store, place)).map(({ id }) => id) : [],
  staff: async (store, place) => (place === "everywhere" ? [] : listStaffed(store, place)),
  partner: async (store, place) => (isRegion(place) ? listSubmitting(store, place) : []),
  region: async (_store, place) => (isRegion(place) ? [place] : []),
  matter: async (store) => (await loadCatalogue(store)).matters.map(({ matter }) => matter),
};

const isRegion = (place: Place): place is RegionCode => place !== "operators" && place !== "everywhere";

/** Places that are asked at the same time. */
const TOGETHER = 10;

/** Records that are looked at for a page. */
const LOOKED_AT = 200;

/**
 * Lists the records of a kind that are about a region, or about all of the caller's, page by page: up to 200 and some
 * 500 KB each. A record that belongs to several places is listed at the first one, so once.
 */
export const listRecords =
  ({ store, cursors }: Resources): Run<typeof registryOperations.listRecords, Staff> =>
  async ({ caller, query: { kind, region, cursor } }) => {
    const scope = `records ${kind} ${region ?? "all"} ${caller.id}`;
    const from = cursor === undefined ? undefined : await cursors.read(scope, cursor);
    if (cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const places = await placesOf(store, caller, region);
    if (!places) return problem("not-found");
    const listed = kind === "matter" ? (["everywhere"] as const) : places.toSorted();
    // A cursor is authenticated and bound to its list, so it holds what this list put there.
    const noted = await notedAfter(store, kind, listed, from as Noted | undefined);
    const looked = noted.slice(0, LOOKED_AT);
    const rows = (await rowsOf(store, kind, looked)).filter(
      ({ row, place }) => listed.find((one) => placesIn(row).includes(one)) === place,
    );
    const { some, next } = pageOf(rows, 0);
    const last = next === undefined ? looked.at(-1) : some.at(-1);
    const isMore = next !== undefined || noted.length > looked.length;
    return answered({
      records: some.map(({ row }) => row),
      cursor: last && isMore ? await cursors.write(scope, { place: last.place, id: last.id }) : null,
    });
  };

/** What is noted after a place in the list: of more than a page looks at, the first ones. */
const notedAfter = async (
  store: StoreContext,
  kind: Kind,
  places: readonly Place[],
  from: Noted | undefined,
): Promise<readonly Noted[]> => {
  const left = places.filter((place) => !from || place >= from.place);
  const found: Noted[] = [];
  for (let start = 0; start < left.length && found.length <= LOOKED_AT; start += TOGETHER) {
    const some = left.slice(start, start + TOGETHER).map(async (place) => {
      const ids = (await idsAt[kind](store, place)).toSorted();
      return ids.filter((id) => place !== from?.place || id > from.id).map((id) => ({ place, id }));
    });
    found.push(...(await Promise.all(some)).flat());
  }
  return found;
};

const rowsOf = async (store: StoreContext, kind: Kind, noted: readonly Noted[]) => {
  const found = await loadRecords(
    store,
    noted.map(({ id }) => ({ kind, id })),
  );
  return noted.flatMap(({ place, id }, n) => {
    const record = found[n];
    return record?.says ? [{ place, id, row: rowOf(kind, id, record) }] : [];
  });
};

/** The places that a caller sees: those of their regions; for an operator, the operators and every region. */
const placesOf = async (
  store: StoreContext,
  { role, regions }: Staff,
  region: RegionCode | undefined,
): Promise<readonly Place[] | undefined> => {
  if (role !== "operator")
    return region === undefined ? regions : regions.includes(region) ? [region] : undefined;
  if (region !== undefined) return [region];
  return ["operators", ...(await loadCatalogue(store)).regions.map((one) => one.region)];
};

const rowOf = (kind: Kind, id: string, record: RegistryRecord) => {
  switch (kind) {
    case "window":
      return recordView(kind, id, record);
    case "staff":
      return recordView(kind, id, record);
    case "matter":
      return recordView(kind, id, record);
    case "region":
      return recordView(kind, id, record);
    case "partner":
      return recordView(kind, id, record);
  }
};

/** Where a record belongs today: a note names everything that was ever registered somewhere. */
const placesIn = (row: ReturnType<typeof rowOf>): readonly Place[] => {
  if (row.says === null) return [];
  switch (row.kind) {
    case "window":
      return [row.says.region];
    case "staff":
      return row.says.role === "operator" ? ["operators"] : row.says.regions;
    case "matter":
      return ["everywhere"];
    case "region":
      return [row.says.region];
    case "partner": {
      const { regions, oversees, handles } = row.says;
      return [...regions, ...[oversees, handles].flatMap((terms) => terms?.region ?? [])];
    }
  }
};
