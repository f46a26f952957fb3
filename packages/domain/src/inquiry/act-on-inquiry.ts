import type { Instant } from "../clock/instant.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { StaffId, WindowId } from "../ids.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Staff } from "../staff.ts";
import {
  type ComplaintFinding,
  type Inquiry,
  type InquiryKind,
  type InquiryState,
  isInquiryOpen,
  namesSomebody,
  nextInquiryLook,
} from "./inquiry.ts";

/** What staff do with an inquiry. */
export const inquiryActions = ["take", "answer", "forward", "call-back", "publish", "unpublish"] as const;

/** One of {@link inquiryActions}. */
export type InquiryAction = (typeof inquiryActions)[number];

/** What the history of an inquiry says was done; `look` is the broker's, which tells of it and that it is late. */
export const inquiryDeeds = ["ask", ...inquiryActions, "withdraw", "look"] as const;

/** An action with what it takes; what people write in it is beside, sealed. */
export type InquiryCommand =
  | { readonly do: "take" }
  | { readonly do: "answer"; readonly text: string; readonly finding?: ComplaintFinding }
  | {
      readonly do: "forward";
      /** A window that handles the matter, of this region or of one that an agreement in force joins it with. */
      readonly to: { readonly window: WindowId; readonly region: RegionCode };
      readonly reason: string;
    }
  | { readonly do: "call-back"; readonly text: string }
  /** In words that name nobody, as the coordinator puts them. */
  | { readonly do: "publish"; readonly question: string; readonly answer: string }
  | { readonly do: "unpublish" };

/** Whoever acts, and whom of the staff a complaint concerns: they never handle it (回避). */
export type InquiryActor = { readonly staff: Staff; readonly concerned: ReadonlySet<StaffId> };

/** An inquiry after what was done, or why not. */
export type InquiryVerdict = { readonly kind: "inquiry"; readonly inquiry: Inquiry } | Refusal;

type Rule = { readonly of: readonly InquiryKind[]; readonly from: readonly InquiryState[] };

/** Of which kinds, and from which states, each action is possible. */
const rules: Readonly<Record<InquiryAction, Rule>> = {
  take: { of: ["complaint"], from: ["received", "in-hand"] },
  answer: { of: ["consultation", "complaint"], from: ["received", "in-hand"] },
  forward: { of: ["consultation"], from: ["received"] },
  "call-back": { of: ["complaint"], from: ["answered"] },
  publish: { of: ["consultation"], from: ["answered"] },
  unpublish: { of: ["consultation"], from: ["answered"] },
};

/**
 * Decides on what a member of staff does with an inquiry of their window or region. A consultation is answered by
 * anybody of its window's team. A complaint is handled by a lead or a coordinator whom it does not concern, one about
 * the window by a coordinator, and answered by who has it in hand.
 */
export const actOnInquiry = (
  inquiry: Inquiry,
  command: InquiryCommand,
  by: InquiryActor,
  now: Instant,
): InquiryVerdict =>
  unlessPossible(inquiry, command.do) ?? unlessHandles(inquiry, by) ?? decided(inquiry, command, by, now);

/** What somebody may do now; what only their words decide counts as possible. */
export const inquiryActionsFor = (inquiry: Inquiry, by: InquiryActor): readonly InquiryAction[] =>
  inquiryActions.filter(
    (action) =>
      !(unlessPossible(inquiry, action) ?? unlessHandles(inquiry, by) ?? unlessTheirs(inquiry, action, by)),
  );

/** Takes an inquiry back while nobody answered it: by whoever sent it. */
export const withdrawInquiry = (inquiry: Inquiry, now: Instant): InquiryVerdict =>
  isInquiryOpen(inquiry)
    ? { kind: "inquiry", inquiry: { ...inquiry, state: "withdrawn", endedAt: now } }
    : refusal("inquiry-not-so", { inquiry: inquiry.state });

/** What time brings to an inquiry, each once: those who answer are told of it, and that it is late. */
export const lookAtInquiry = (inquiry: Inquiry, now: Instant): InquiryVerdict => {
  const next = nextInquiryLook(inquiry);
  if (next === undefined || next > now) return refusal("not-due-yet", { clock: inquiry.kind });
  return changed(inquiry, inquiry.due < now ? { late: true } : {});
};

const unlessPossible = (inquiry: Inquiry, action: InquiryAction): Refusal | undefined => {
  const { of, from } = rules[action];
  const done =
    (action === "call-back" && inquiry.calledBack) ||
    (action === "publish" && inquiry.published) ||
    (action === "unpublish" && !inquiry.published);
  return of.includes(inquiry.kind) && from.includes(inquiry.state) && !done
    ? undefined
    : refusal("inquiry-not-so", { inquiry: inquiry.state });
};

const unlessHandles = ({ kind, about }: Inquiry, { staff, concerned }: InquiryActor): Refusal | undefined => {
  if (kind === "consultation" || staff.role === "coordinator") return unlessConcerned(kind, staff, concerned);
  if (about === "window") return refusal("coordinator-required");
  return staff.role === "lead" ? unlessConcerned(kind, staff, concerned) : refusal("lead-required");
};

const unlessConcerned = (
  kind: InquiryKind,
  { id }: Staff,
  concerned: ReadonlySet<StaffId>,
): Refusal | undefined => (kind === "complaint" && concerned.has(id) ? refusal("own-complaint") : undefined);

const unlessTheirs = (
  { kind, handler }: Inquiry,
  action: InquiryAction,
  { staff }: InquiryActor,
): Refusal | undefined => {
  const coordinator = staff.role === "coordinator";
  if ((action === "publish" || action === "unpublish") && !coordinator)
    return refusal("coordinator-required");
  if (kind === "consultation") return undefined;
  if (action === "take") {
    if (handler?.id === staff.id) return refusal("already-holder");
    return handler && !coordinator ? refusal("inquiry-in-hand", { handlerName: handler.name }) : undefined;
  }
  if (!handler) return refusal("inquiry-not-taken");
  const theirs = handler.id === staff.id || (action === "call-back" && coordinator);
  return theirs ? undefined : refusal("inquiry-in-hand", { handlerName: handler.name });
};

const decided = (
  inquiry: Inquiry,
  command: InquiryCommand,
  by: InquiryActor,
  now: Instant,
): InquiryVerdict => {
  const refused = unlessTheirs(inquiry, command.do, by) ?? unlessSaid(inquiry, command);
  return refused ?? changed(inquiry, changes(inquiry, command, by, now));
};

/** What has to be written with an action. */
const unlessSaid = (inquiry: Inquiry, command: InquiryCommand): Refusal | undefined => {
  switch (command.do) {
    case "answer":
      if (command.text.trim() === "" || (inquiry.kind === "complaint") !== (command.finding !== undefined))
        return refusal("reasons-required");
      return undefined;
    case "call-back":
      return command.text.trim() === "" ? refusal("reasons-required") : undefined;
    case "forward":
      if (command.reason.trim() === "") return refusal("reasons-required");
      return command.to.window === inquiry.window ? refusal("forward-elsewhere") : undefined;
    case "publish":
      return namesSomebody(command.question) || namesSomebody(command.answer)
        ? refusal("names-somebody")
        : undefined;
    default:
      return undefined;
  }
};

const changes = (
  inquiry: Inquiry,
  command: InquiryCommand,
  { staff: { id, name } }: InquiryActor,
  now: Instant,
): Partial<Inquiry> => {
  switch (command.do) {
    case "take":
      return { state: "in-hand", handler: { id, name } };
    case "answer":
      return {
        state: "answered",
        handler: { id, name },
        endedAt: now,
        ...(command.finding ? { finding: command.finding } : {}),
        ...(inquiry.due < now ? { late: true } : {}),
      };
    case "forward":
      return { region: command.to.region, window: command.to.window };
    case "call-back":
      return { calledBack: true };
    case "publish":
      return { published: true };
    case "unpublish":
      return { published: false };
  }
};

const changed = (inquiry: Inquiry, by: Partial<Inquiry>): InquiryVerdict => ({
  kind: "inquiry",
  inquiry: { ...inquiry, told: true, ...by },
});
