import type { inquiryOperations } from "@tongban/contract";
import type { Inquiry, RegionCode, Staff } from "@tongban/domain";
import {
  listCaseInquiries,
  listInquiries as listOf,
  loadHead,
  loadWindows,
  type StoreContext,
} from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { listedInquiryView } from "../../inquiry/inquiry-view.ts";
import { sideOf } from "../../views/side-of.ts";
import { isTheirs } from "./inquiry-reader.ts";

/** Inquiries of one region that are read, and of one answer. */
const READ = 1_000;
const SHOWN = 200;

/** Lists what the caller's windows or regions are asked; of one case, whatever became of it. */
export const listInquiries =
  ({ store }: Pick<Resources, "store">): Run<typeof inquiryOperations.listInquiries, Staff> =>
  async ({ query: { which, window, caseId }, caller, now }) => {
    const head = caseId === undefined ? undefined : await loadHead(store, caseId);
    if (caseId !== undefined && !(head && sideOf(caller, head.kase))) return problem("not-found");
    const found =
      caseId === undefined
        ? (await ofRegions(store, caller.regions, which)).filter((one) => isTheirs(caller, one))
        : await listCaseInquiries(store, caseId);
    const wanted = found.filter(
      (one) => (window === undefined || one.window === window) && (which !== "late" || one.due < now),
    );
    const shown = wanted.slice(0, SHOWN);
    const windows = await loadWindows(store, [...new Set(shown.map((one) => one.window))]);
    const nameOf = (one: Inquiry) => windows.find(({ id }) => id === one.window);
    return answered({
      inquiries: shown.map((one) => listedInquiryView(one, nameOf(one), now)),
      more: wanted.length > shown.length,
    });
  };

const ofRegions = async (
  store: StoreContext,
  regions: readonly RegionCode[],
  which: "open" | "late" | "ended",
): Promise<readonly Inquiry[]> => {
  const kept = which === "ended" ? "ended" : "open";
  return (await Promise.all(regions.map((region) => listOf(store, region, kept, READ)))).flat();
};
