import {
  lookAtInquiry as decide,
  type Inquiry,
  type InquiryId,
  type Instant,
  type Staff,
} from "@tongban/domain";
import {
  type InquiryWrites,
  listStaffed,
  loadStaff,
  loadWindows,
  notificationWrites,
  type StoreContext,
} from "@tongban/store";
import { logInfo } from "../edge/log.ts";
import { changeInquiry } from "../inquiry/change-inquiry.ts";
import { concernedBy } from "../inquiry/concerned-by.ts";

/** People of one inquiry who are told in person; the lists show it to all. */
const MOST_TOLD = 20;

/**
 * Tells those who answer of a new inquiry, and leads and coordinators that one is late, each once: on its record, with
 * their notifications and what is counted, in one transaction.
 */
export const lookAtInquiry = async (store: StoreContext, id: InquiryId, now: Instant): Promise<void> => {
  const by = { by: { kind: "broker" } as const, why: "look", at: now, command: { id: "timer", digest: "" } };
  const done = await changeInquiry(store, id, by, async ({ inquiry }) => ({
    verdict: decide(inquiry, now),
    told: (after) => tell(store, inquiry, after, now),
  }));
  if (done.kind === "problem")
    throw new Error(`an inquiry was not looked at: ${done.code}; the queue tries again`);
  if (done.kind === "refusal") logInfo("inquiry timer moved on", { code: done.code });
};

const tell = async (
  store: StoreContext,
  before: Inquiry,
  after: Inquiry,
  at: Instant,
): Promise<InquiryWrites> => {
  const kind = after.late
    ? "inquiry-late"
    : after.kind === "complaint"
      ? "complaint-made"
      : "consultation-asked";
  const people = (await answering(store, after)).slice(0, MOST_TOLD);
  return people.flatMap(({ id }) =>
    notificationWrites(store, id, {
      kind,
      at,
      inquiryId: before.id,
      ...(after.matter === undefined ? {} : { matter: after.matter }),
      of: kind,
    }),
  );
};

/** Who is told: leads of the window, and of a complaint or of what is late the region's coordinators; never whom it concerns. */
const answering = async (store: StoreContext, inquiry: Inquiry): Promise<readonly Staff[]> => {
  const [window] = await loadWindows(store, [inquiry.window]);
  const team = (window?.team ?? []).map(({ id }) => id);
  const staffed = await listStaffed(store, inquiry.region);
  const people = await loadStaff(store, [...new Set([...team, ...staffed])]);
  const concerned = await concernedBy(store, inquiry);
  const coordinators = inquiry.kind === "complaint" || inquiry.late;
  return people.filter(
    ({ id, role, regions, windows }) =>
      !concerned.has(id) &&
      ((role === "lead" && inquiry.about !== "window" && windows.includes(inquiry.window)) ||
        (role === "coordinator" && coordinators && regions.includes(inquiry.region))),
  );
};
