import type { Inquiry, InquiryActor, Instant, Staff } from "@tongban/domain";
import { type KnownInquiry, listChanges, loadHead, loadWindows, type StoreContext } from "@tongban/store";
import { type Answered, answered } from "../../edge/answer.ts";
import { concernedBy } from "../../inquiry/concerned-by.ts";
import { staffInquiryView } from "../../inquiry/inquiry-view.ts";

/** Whether an inquiry is at a window of the caller's, or in a coordinator's region; for others there is none. */
export const isTheirs = ({ role, regions, windows }: Staff, { region, window }: Inquiry): boolean =>
  regions.includes(region) && (role === "coordinator" || windows.includes(window));

/** Whoever acts, with whom the inquiry concerns. */
export const actorFor = async (
  store: StoreContext,
  staff: Staff,
  inquiry: Inquiry,
): Promise<InquiryActor> => ({
  staff,
  concerned: await concernedBy(store, inquiry),
});

/** Answers with an inquiry as the caller sees it. */
export const answerInquiry = async (
  store: StoreContext,
  known: KnownInquiry,
  staff: Staff,
  now: Instant,
): Promise<Answered<Awaited<ReturnType<typeof staffInquiryView>>>> => {
  const { id, window: at, caseId } = known.inquiry;
  const [[window], head, changes, by] = await Promise.all([
    loadWindows(store, [at]),
    caseId === undefined ? undefined : loadHead(store, caseId),
    listChanges(store, { kind: "inquiry", id }),
    actorFor(store, staff, known.inquiry),
  ]);
  const number = head?.kase.number ?? null;
  return answered(await staffInquiryView(store, known, { window, number, changes, by, now }), known.version);
};
