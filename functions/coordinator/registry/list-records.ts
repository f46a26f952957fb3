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
import { recordView } from "./record-view.ts";

type Kind = "window" | "staff" | "matter" | "region" | "partner";
type Place = RegionCode | "operators";

/** Where the ids of a kind are found: in a region, or for the whole installation. */
const idsOf: Readonly<
  Record<Kind, (store: StoreContext, places: readonly Place[]) => Promise<readonly string[]>>
> = {
  window: (store, places) =>
    inEach(places, async (place) =>
      place === "operators" ? [] : (await listRegionWindows(store, place)).map(({ id }) => id),
    ),
  staff: (store, places) => inEach(places, (place) => listStaffed(store, place)),
  partner: (store, places) =>
    inEach(places, async (place) => (place === "operators" ? [] : listSubmitting(store, place))),
  region: async (_store, places) => places.filter((place) => place !== "operators"),
  matter: async (store) => (await loadCatalogue(store)).matters.map(({ matter }) => matter),
};

/** Places that are asked at the same time. */
const TOGETHER = 10;

const inEach = async (
  places: readonly Place[],
  ask: (place: Place) => Promise<readonly string[]>,
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let start = 0; start < places.length; start += TOGETHER)
    found.push(...(await Promise.all(places.slice(start, start + TOGETHER).map(ask))).flat());
  return [...new Set(found)];
};

/** Lists the records of a kind that are about a region, or about all of the caller's. */
export const listRecords =
  ({ store }: Resources): Run<typeof registryOperations.listRecords, Staff> =>
  async ({ caller, query: { kind, region } }) => {
    const places = await placesOf(store, caller, region);
    if (!places) return problem("not-found");
    const ids = await idsOf[kind](store, places);
    const found = await loadRecords(
      store,
      ids.map((id) => ({ kind, id })),
    );
    const rows = ids.flatMap((id, n) => {
      const record = found[n];
      return record?.says ? [rowOf(kind, id, record)] : [];
    });
    return answered({ records: rows.filter((row) => row.kind !== "staff" || isAt(row.says, places)) });
  };

/** A note names everybody who was ever registered somewhere. */
const isAt = (person: Staff | null, places: readonly Place[]): boolean =>
  person !== null &&
  (person.role === "operator"
    ? places.includes("operators")
    : person.regions.some((region) => places.includes(region)));

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
