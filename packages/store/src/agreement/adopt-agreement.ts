import {
  type Agreement,
  type AgreementContent,
  type AgreementId,
  canonicalJson,
  draftAgreement,
  type Instant,
  type MatterListRow,
  type Operator,
  proposeToParties,
  type Refusal,
} from "@tongban/domain";
import { type CommandStamp, digestOf } from "../case/chain.ts";
import type { StoreContext } from "../table/context.ts";
import {
  type AgreementHead,
  decideOnAgreement,
  loadAgreementEvents,
  loadAgreementHead,
} from "./agreement-ledger.ts";
import { type CompileOptions, compilePublished } from "./compile-published.ts";
import { isPeoples, type PeoplesChanges } from "./keep-directory.ts";
import { keepList } from "./list-content.ts";

/** An agreement as a file of an operator says it. */
export type AdoptedAgreement = {
  readonly id: AgreementId;
  readonly content: Omit<AgreementContent, "list">;
  readonly rows: readonly MatterListRow[];
  /** Why it is published; absent: that the file says so. */
  readonly reason?: string;
};

/** What adopting came to: items written; left as people changed it since; or why not. */
export type Adopted =
  | { readonly kind: "adopted"; readonly written: number }
  | { readonly kind: "left" }
  | Refusal
  | { readonly kind: "raced" };

/**
 * Publishes what an operator's file says of an agreement, which its parties signed: drafted, proposed and published in
 * one step, on the record, and compiled. Writes nothing where it says what is published, nor, where what people changed
 * since is to be left, on an agreement that people drafted, published, suspended or ended after the last file.
 */
export const adoptAgreement = async (
  store: StoreContext,
  by: Operator,
  { id, content, rows, reason = "operator-file" }: AdoptedAgreement,
  options: CompileOptions & { readonly peoples?: PeoplesChanges },
): Promise<Adopted> => {
  const list = await keepList(store, rows);
  const whole = { ...content, list };
  const command: CommandStamp = { id: "adopt", digest: digestOf(whole) };
  const before = options.peoples === "leave" ? await loadAgreementHead(store, id) : undefined;
  if (before && !says(before.agreement, whole) && (await isChangedByPeople(store, id)))
    return { kind: "left" };
  const saved = await decideOnAgreement<Refusal | Same>(
    store,
    id,
    (head) =>
      says(head?.agreement, whole)
        ? { kind: "same" }
        : publishNow(head, by, { id, content: whole, reason }, options.now),
    command,
  );
  if (saved.kind === "refusal" || saved.kind === "raced") return saved;
  const compiled = await compilePublished(store, id, options);
  if (compiled.kind === "broken-off") return { kind: "raced" };
  return { kind: "adopted", written: compiled.written };
};

type Same = { readonly kind: "same" };

/** Whether the last who did something to an agreement, but for the broker by the clock, was no file. */
const isChangedByPeople = async (store: StoreContext, id: AgreementId): Promise<boolean> => {
  const events = await loadAgreementEvents(store, id);
  return isPeoples(events.findLast(({ actor }) => actor.kind !== "broker")?.actor);
};

const says = (agreement: Agreement | undefined, content: AgreementContent): boolean =>
  agreement?.published !== undefined && canonicalJson(agreement.published.content) === canonicalJson(content);

type Adopting = {
  readonly id: AgreementId;
  readonly content: AgreementContent;
  readonly reason: string;
};

const publishNow = (
  head: AgreementHead | undefined,
  by: Operator,
  { id, content, reason }: Adopting,
  now: Instant,
) => {
  const drafted = draftAgreement(head?.agreement, by, { id, content }, now);
  if (drafted.kind === "refusal") return drafted;
  const published = proposeToParties(
    drafted.agreement,
    by,
    { what: "publication", reason, findings: [] },
    now,
  );
  if (published.kind === "refusal") return published;
  return { ...published, events: [...drafted.events, ...published.events] };
};
