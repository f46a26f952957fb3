import { deployments } from "@tongban/functions/deployment";
import type { StageFunctionName } from "@tongban/functions/stages";
import { type ConsumedQueue, consumedQueues } from "@tongban/functions/topology";

/** Digits of a region's code that name its province (GB/T 2260). */
const PROVINCE_DIGITS = 2;

/** A province's queues, which stand in one stack. */
export type Province = {
  readonly code: string;
  readonly queues: readonly ConsumedQueue<StageFunctionName>[];
};

/** The handling regions' queues by province, so that a region that comes or goes moves no other province's. */
export const provincesOf = (regions: readonly string[]): readonly Province[] => {
  const codes = [...new Set(regions.map((region) => region.slice(0, PROVINCE_DIGITS)))];
  return codes.map((code) => ({
    code,
    queues: consumedQueues(
      deployments,
      regions.filter((region) => region.startsWith(code)),
    ).filter(({ region }) => region !== undefined),
  }));
};
