import type { inquiryWords, sentInquiry } from "@tongban/contract";
import {
  dueAt,
  groupedQueryCode,
  type Inquiry,
  type InquirySender,
  type Instant,
  type Refusal,
  receptionOf,
  refusal,
} from "@tongban/domain";
import {
  type CommandStamp,
  calendarRegionAt,
  type DirectoryWindow,
  decideOnRecords,
  type InquiryWrites,
  inquiryIdOf,
  inquiryRecord,
  listChanges,
  loadInquiry,
  type RecordPlan,
  sealInquiryTexts,
} from "@tongban/store";
import type * as z from "zod";
import { type Answer, answered, type Problem, problem } from "../edge/answer.ts";
import type { Resources } from "../edge/resources.ts";
import { ownInquiryView } from "./inquiry-view.ts";

/** What is asked of which window, by whom. */
export type Question = {
  readonly window: DirectoryWindow;
  readonly of: Pick<Inquiry, "matter" | "caseId" | "partner" | "source">;
  readonly words: z.output<typeof inquiryWords>;
  readonly sender: InquirySender;
  /** Whose command it is: the same one again, of the same caller, is the same inquiry. */
  readonly caller: string;
  readonly command: CommandStamp;
  readonly now: Instant;
  /** What else has to hold, such as a share that an address still has, with its writes. */
  readonly share?: () => Promise<InquiryWrites | Problem>;
};

type Repeated = { readonly kind: "repeated" };

/** Keeps an inquiry with its code, due by its window's days, and answers with it; a repetition is answered alike. */
export const ask = async (
  resources: Pick<Resources, "store" | "calendarOf" | "queryCodes">,
  question: Question,
): Promise<Answer<z.output<typeof sentInquiry>>> => {
  const { store, queryCodes } = resources;
  const { words, caller, command, now } = question;
  const id = inquiryIdOf(words.kind, caller, command.id);
  const code = await queryCodes.ofCase(id);
  const done = await decideOnRecords<Repeated | Problem | Refusal>(
    store,
    async () => {
      const [first] = await listChanges(store, { kind: "inquiry", id });
      if (first)
        return first.command.digest === command.digest
          ? { kind: "repeated" }
          : problem("idempotency-key-reused");
      return planOf(resources, question, id, await queryCodes.keyOf(code));
    },
    { by: senderActor(question.sender), why: "ask", at: now, command },
  );
  if (done.kind === "raced") return problem("try-again");
  if (done.kind === "problem" || done.kind === "refusal") return done;
  const kept = await loadInquiry(store, id);
  if (!kept) return problem("try-again");
  return answered({
    ...(await ownInquiryView(store, kept, question.window, now)),
    queryCode: groupedQueryCode(code),
  });
};

const planOf = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  { window, of, words, sender, now, share }: Question,
  id: Inquiry["id"],
  queryKey: string,
): Promise<RecordPlan | Problem | Refusal> => {
  const { kind, about, question, contact } = words;
  if ((kind === "complaint") !== (about !== undefined)) return refusal("reasons-required");
  const { hours, consultationDays, complaintDays } = receptionOf(window);
  const amount = kind === "complaint" ? complaintDays : consultationDays;
  const calendar = await calendarOf(calendarRegionAt(window));
  const due = dueAt(calendar, now, { unit: "working-days", amount }, hours);
  if (!due.ok) return refusal("due-date-beyond-calendar", { year: due.year });
  const taken = await share?.();
  if (taken && "kind" in taken) return taken;
  const inquiry: Inquiry = {
    ...{ id, kind, region: window.region, window: window.id, ...of },
    ...(about === undefined ? {} : { about }),
    ...{ sender, askedAt: now, due: due.due, state: "received" },
  };
  const sealed = await sealInquiryTexts(store, id, { question, ...(contact ? { contact } : {}) });
  const change = { after: { inquiry, sealed }, seen: 0, at: now, queryKey, told: taken ?? [] };
  return { kind: "plan", changes: [await inquiryRecord(store, change)] };
};

/** Who is on the record of an inquiry: a system or staff by name, and the broker for who does not sign in. */
const senderActor = (sender: InquirySender) =>
  sender.kind === "public" ? ({ kind: "broker" } as const) : sender;
