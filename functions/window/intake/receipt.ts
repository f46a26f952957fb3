import type { intakeOperations, intakeReceipt } from "@tongban/contract";
import { groupedQueryCode, type Instant, type Staff, tookIn, type WindowId } from "@tongban/domain";
import { type CaseHistory, type DirectoryWindow, loadHistory, loadWindows } from "@tongban/store";
import type * as z from "zod";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Names } from "../../edge/names.ts";
import type { Resources } from "../../edge/resources.ts";
import { helperOf } from "../../views/helper.ts";
import { intakeOf } from "../../views/intake.ts";
import { outlinedParcels } from "../../views/parcels.ts";
import { readApplication } from "../../views/read-application.ts";

type Receipt = z.output<typeof intakeReceipt>;

/** Makes the receipt slip of what a window took in; a case that no window took in has none, and is a fault. */
export const receiptsIn = ({
  store,
  sealing,
  queryCodes,
  names,
}: Resources): ((history: CaseHistory, now: Instant) => Promise<Receipt>) => {
  return async (history, now) => {
    const { origin } = history.head.kase;
    const { events } = history;
    const [first] = events;
    const intake = intakeOf(events);
    if (first?.type !== "CaseSubmitted" || !intake)
      throw new Error(`${origin.id} was not taken in at a window`);
    const { window: received, ...checked } = intake;
    const [{ materials, citations = [] }, queryCode, named, windows] = await Promise.all([
      readApplication(sealing, history),
      queryCodes.ofCase(origin.id),
      names(),
      loadWindows(store, [...new Set([received, first.window])]),
    ]);
    const place = (id: WindowId) =>
      placeOf(
        id,
        windows.find((one) => one.id === id),
        id === received ? origin.source : origin.handling,
        named,
      );
    const notice = first.clocks.find((move) => move.do === "start" && move.clock === "notice");
    if (notice?.do !== "start") throw new Error(`${origin.id} was taken in without a notice clock`);
    return {
      caseId: origin.id,
      externalRef: origin.externalRef,
      queryCode: groupedQueryCode(queryCode),
      receivedAt: origin.submittedAt,
      ...checked,
      applicant: origin.applicant,
      matter: origin.matter,
      matterTitle: named.matters.get(origin.matter)?.title ?? origin.matter,
      materials: [...materials, ...citations.filter((one) => one.by === "material")].map(
        ({ title, size }) => ({ title, size }),
      ),
      received: place(received),
      handled: place(first.window),
      noticeDue: notice.promised.at,
      provisional: notice.promised.provisional,
      helper: helperOf(history.head.kase, now),
      parcels: outlinedParcels(events),
    };
  };
};

/** A window as an applicant finds it; what is not known of it is left open. */
export const placeOf = (
  window: WindowId,
  known: DirectoryWindow | undefined,
  region: Receipt["received"]["region"],
  names: Names,
): Receipt["received"] => ({
  region,
  regionName: names.regions.get(region) ?? region,
  window,
  windowName: known?.name ?? window,
  address: known?.address ?? null,
  phone: known?.phone ?? null,
});

/** Shows the receipt slip of a case to the team of the window that took it in. */
export const getReceipt = (resources: Resources): Run<typeof intakeOperations.getReceipt, Staff> => {
  const receiptOf = receiptsIn(resources);
  return async ({ params, caller, now }) => {
    const history = await loadHistory(resources.store, params.caseId);
    if (!history || !tookIn(caller, history.head.kase)) return problem("not-found");
    return answered(await receiptOf(history, now), history.head.kase.version);
  };
};
