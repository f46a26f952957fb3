import { type Case, dueOf } from "@tongban/domain";
import { workKey } from "../table/table.ts";
import { sortedInstant } from "./words.ts";

/** Where a case stands in a list of work. */
export const workKeyOf = (kase: Case): string => {
  const { submittedAt, id } = kase.origin;
  return workKey(dueOf(kase).at, String(sortedInstant.write(submittedAt)), id);
};
