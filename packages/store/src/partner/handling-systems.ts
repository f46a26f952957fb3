import type { HandlingTerms, PartnerId, RegionCode } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import { text } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";
import type { Partner } from "./partners.ts";

/** A region's own system: a partner that submits nothing and works at the region's windows. */
export type HandlingSystem = Partner & { readonly handles: HandlingTerms };

/** Whether a partner is a handling system. */
export const isHandlingSystem = (partner: Partner): partner is HandlingSystem =>
  partner.handles !== undefined;

/** Where a system works as it is registered at this moment, whatever is remembered of it; nothing where it is none. */
export const loadHandlingTerms = async (
  context: TableContext,
  id: PartnerId,
): Promise<HandlingTerms | undefined> => {
  const [profile] = await batchGet(context, [keys.partner(id)]);
  return (profile?.["partner"] as Partner | undefined)?.handles;
};

/** The systems that handle a region's cases, as they are registered now; a region without one costs half a read unit. */
export const listHandlingSystems = async (
  context: TableContext,
  region: RegionCode,
): Promise<readonly HandlingSystem[]> => {
  const noted = await queryAll(context, keys.handlingSystem(region, "").pk, "", true);
  if (noted.length === 0) return [];
  const ids = noted.map((item) => text<PartnerId>().read(item["sk"]));
  const profiles = (await batchGet(context, ids.map(keys.partner))).map((item) => item["partner"] as Partner);
  return profiles.filter(isHandlingSystem).filter(({ handles }) => handles.region === region);
};
