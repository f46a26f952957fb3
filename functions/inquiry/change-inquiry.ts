import type { Inquiry, InquiryId, InquiryVerdict, Instant, Refusal } from "@tongban/domain";
import {
  type ChangedBy,
  decideOnRecords,
  type InquiryTexts,
  type InquiryWrites,
  inquiryRecord,
  type KnownInquiry,
  listChanges,
  loadInquiry,
  type RecordPlan,
  type StoreContext,
  sealInquiryTexts,
} from "@tongban/store";
import { type Problem, problem } from "../edge/answer.ts";

/** What is to become of an inquiry: the verdict, what was written, what is published, and who is told. */
export type InquiryDecision = {
  readonly verdict: InquiryVerdict;
  readonly texts?: InquiryTexts;
  /** Null takes it away. */
  readonly published?: KnownInquiry["published"] | null;
  readonly told?: (after: Inquiry) => Promise<InquiryWrites>;
};

/** Not there for the caller. */
type Hidden = { readonly kind: "hidden" };
type Repeated = { readonly kind: "repeated" };

/**
 * Decides on an inquiry and saves it, again where somebody else was first. A command that was given before is not
 * done again; the decision is asked all the same whether the caller may see it. Answers with the inquiry as it is then.
 */
export const changeInquiry = async (
  store: StoreContext,
  id: InquiryId,
  by: ChangedBy,
  decide: (known: KnownInquiry, isRepeated: boolean) => Promise<InquiryDecision | Hidden>,
): Promise<{ readonly kind: "done"; readonly known: KnownInquiry } | Problem | Refusal> => {
  const name = { kind: "inquiry", id } as const;
  const done = await decideOnRecords<Repeated | Hidden | Problem | Refusal>(
    store,
    async () => {
      const [known, changes] = await Promise.all([loadInquiry(store, id), listChanges(store, name)]);
      if (!known) return { kind: "hidden" };
      const before = changes.find(({ command }) => by.command.digest !== "" && command.id === by.command.id);
      const decision = await decide(known, before !== undefined);
      if ("kind" in decision) return decision;
      if (before)
        return before.command.digest === by.command.digest
          ? { kind: "repeated" }
          : problem("idempotency-key-reused");
      return planOf(store, known, decision, by.at);
    },
    by,
  );
  if (done.kind === "raced") return problem("try-again");
  if (done.kind === "hidden") return problem("not-found");
  if (done.kind === "problem" || done.kind === "refusal") return done;
  const known = await loadInquiry(store, id);
  return known ? { kind: "done", known } : problem("try-again");
};

const planOf = async (
  store: StoreContext,
  before: KnownInquiry,
  { verdict, texts = {}, published = before.published, told }: InquiryDecision,
  at: Instant,
): Promise<RecordPlan | Refusal> => {
  if (verdict.kind === "refusal") return verdict;
  const { inquiry } = verdict;
  const sealed = { ...before.sealed, ...(await sealInquiryTexts(store, inquiry.id, texts)) };
  const after = { inquiry, sealed, ...(published ? { published } : {}) };
  const change = { before, after, seen: before.version, at, told: (await told?.(inquiry)) ?? [] };
  return { kind: "plan", changes: [await inquiryRecord(store, change)] };
};
