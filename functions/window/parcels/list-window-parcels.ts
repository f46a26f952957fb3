import type { parcelOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { listParcels, loadHeads } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { findOwnWindow } from "../../staff/own-window.ts";

/** Parcels of a list that are shown, and those that are searched for a number. */
const SHOWN = 200;
const SEARCHED = 1_000;

/** Lists the parcels that are under way to a window of the caller's, or from it. */
export const listWindowParcels =
  ({ store }: Resources): Run<typeof parcelOperations.listParcels, Staff> =>
  async ({ params, query: { direction, number }, caller }) => {
    const window = await findOwnWindow(store, caller, params.windowId);
    if (!window) return problem("not-found");
    const most = number === undefined ? SHOWN + 1 : SEARCHED;
    const all = await listParcels(store, window.id, direction, most);
    const found = number === undefined ? all : all.filter((one) => plain(one.number) === plain(number));
    const shown = found.slice(0, SHOWN);
    const heads = await loadHeads(store, [...new Set(shown.map(({ caseId }) => caseId))]);
    const kaseOf = new Map(heads.map(({ kase }) => [kase.origin.id, kase]));
    return answered({
      parcels: shown.flatMap(({ contents, ...parcel }) => {
        const kase = kaseOf.get(parcel.caseId);
        if (!kase) return [];
        const { matter, applicant } = kase.origin;
        return [{ ...parcel, contents: [...contents], caseNumber: kase.number ?? null, matter, applicant }];
      }),
      more: found.length > shown.length,
    });
  };

/** A number as it is compared: without spaces and case of letters, as scanners and people differ in them. */
const plain = (number: string): string => number.replaceAll(/\s/g, "").toUpperCase();
