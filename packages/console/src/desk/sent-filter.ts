import { caseStatuses } from "@tongban/domain";
import type { SentFilter } from "../api/window-queries.ts";

const dues = ["today", "overdue"] as const;

/** Reads what the list of what was sent out is narrowed to from the address; what it says wrongly is left out. */
export const sentFilterOf = (place: URLSearchParams): SentFilter => {
  const status = caseStatuses.find((one) => one === place.get("status"));
  const due = dues.find((one) => one === place.get("due"));
  return { ...(status === undefined ? {} : { status }), ...(due === undefined ? {} : { due }) };
};
