import {
  type Case,
  type GivenWords,
  type Moment,
  reassign,
  refusal,
  type Staff,
  type StaffId,
  type Verdict,
} from "@tongban/domain";
import { loadStaff, type StoreContext } from "@tongban/store";

/** Decides on giving a case to somebody. */
export type GiveCase = (kase: Case, moment: Moment) => Verdict;

/** How a lead gives cases to a member of staff by their id; somebody who is not there is not on the team. */
export const giveCasesTo = async (
  store: StoreContext,
  lead: Staff,
  { to: id, reason, note }: GivenWords & { readonly to: StaffId },
): Promise<GiveCase> => {
  const words: GivenWords = { reason, ...(note === undefined ? {} : { note }) };
  const [to] = await loadStaff(store, [id]);
  return (kase, moment) =>
    to
      ? reassign.verdict(kase, lead, { ...words, to }, moment)
      : refusal("not-on-team", { staff: id, window: kase.window });
};
