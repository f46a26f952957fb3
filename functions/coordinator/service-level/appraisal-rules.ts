import type { serviceLevelOperations } from "@tongban/contract";
import { type RegionCode, refusal, type Staff } from "@tongban/domain";
import { type AppraisalTable, loadAppraisalRules, loadStaff, saveAppraisalRules } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";

/** Shows the table that one of the caller's regions is appraised by. */
export const getAppraisalRules =
  ({ store }: Resources): Run<typeof serviceLevelOperations.getAppraisalRules, Staff> =>
  async ({ query: { region }, caller }) => {
    if (!caller.regions.includes(region)) return problem("not-found");
    const table = await loadAppraisalRules(store, region);
    const [setBy] = table.setBy === undefined ? [] : await loadStaff(store, [table.setBy]);
    return answered(tableView(region, table, setBy?.name));
  };

/** Sets that table, unless somebody else has since the caller saw it. */
export const setAppraisalRules =
  ({ store }: Resources): Run<typeof serviceLevelOperations.setAppraisalRules, Staff> =>
  async ({ query: { region }, body: { rules, version }, caller, now }) => {
    if (!caller.regions.includes(region)) return problem("not-found");
    const table = { rules, version: version + 1, setBy: caller.id, setAt: now };
    const saved = await saveAppraisalRules(store, region, table);
    return saved ? answered(tableView(region, table, caller.name)) : refusal("rules-changed", { region });
  };

const tableView = (
  region: RegionCode,
  { rules, version, setBy, setAt }: AppraisalTable,
  setByName: string | undefined,
) => ({
  region,
  rules: [...rules],
  version,
  setBy: setBy ?? null,
  setByName: setByName ?? null,
  setAt: setAt ?? null,
});
