import { ImpossibleHistory } from "../../case/event-table.ts";
import type { StaffId } from "../../ids.ts";
import {
  type Agreement,
  type AgreementDraft,
  type Proposal,
  type PublishedStatus,
  statusOf,
} from "./agreement-life.ts";
import type { AgreementActor, AgreementEvent, AgreementEventType } from "./event.ts";

type EventOf<T extends AgreementEventType> = Extract<AgreementEvent, { readonly type: T }>;

/** What each type of event makes of the agreement before it; a type without an entry does not compile. */
const effects: {
  readonly [T in AgreementEventType]: (agreement: Agreement, event: EventOf<T>) => Agreement;
} = {
  AgreementDrafted: (agreement, { content, actor }) => ({
    ...agreement,
    draft: { content, author: authorOf(actor) },
  }),
  DraftRevised: (agreement, { content, actor }) => ({
    ...agreement,
    draft: { ...draftOf(agreement), content, author: authorOf(actor) },
  }),
  DraftDiscarded: (agreement) => without(agreement, "draft"),
  ProposalMade: (agreement, { what, region, reason, actor }) => ({
    ...agreement,
    proposal: { what, by: authorOf(actor), region, reason, consents: [] },
  }),
  ProposalSeconded: (agreement, { regions }) => {
    const proposal = proposalOf(agreement);
    return { ...agreement, proposal: { ...proposal, consents: [...proposal.consents, ...regions] } };
  },
  ProposalSentBack: (agreement, { comment }) => {
    const { draft, ...rest } = without(agreement, "proposal");
    return draft ? { ...rest, draft: { ...draft, sentBack: comment } } : rest;
  },
  AgreementPublished: (agreement, { at, version, listVersion, standardVersion }) => {
    const { content } = draftOf(agreement);
    const published = { version, listVersion, standardVersion, content, publishedAt: at };
    const rest = without(without(without(agreement, "draft"), "proposal"), "warned");
    return { ...rest, published: { ...published, status: "in-force" } };
  },
  AgreementSuspended: (agreement) => standing(agreement, "suspended"),
  AgreementReinstated: (agreement) => standing(without(agreement, "proposal"), "in-force"),
  AgreementTerminated: (agreement) => standing(without(agreement, "proposal"), "terminated"),
  AgreementExpired: (agreement) => standing(agreement, "expired"),
  ExpiryAnnounced: (agreement, { days }) => ({ ...agreement, warned: days }),
  AgreementCompiled: (agreement) => {
    const { version, status } = publishedOf(agreement);
    return { ...agreement, compiled: { version, status } };
  },
};

/** A version of an agreement as its events published it; nothing where there was none of that number. */
export const publishedVersion = (
  events: readonly AgreementEvent[],
  version: number,
): Agreement["published"] => {
  const end = events.findIndex((event) => event.type === "AgreementPublished" && event.version === version);
  return events.slice(0, end + 1).reduce<Agreement | undefined>(evolveAgreement, undefined)?.published;
};

/**
 * The agreement after an event; the only way in which one changes. Throws {@link ImpossibleHistory} where the event
 * cannot follow what the agreement is.
 */
export const evolveAgreement = (agreement: Agreement | undefined, event: AgreementEvent): Agreement => {
  const before = agreement ?? { id: event.agreement, revision: 0 };
  if (event.n !== before.revision + 1 || (!agreement && event.type !== "AgreementDrafted"))
    throw new ImpossibleHistory(
      `${event.type} as event ${event.n} cannot follow revision ${before.revision}, ${statusOf(before)}`,
    );
  const effect = effects[event.type] as (agreement: Agreement, event: AgreementEvent) => Agreement;
  return { ...effect(before, event), revision: event.n };
};

const without = (agreement: Agreement, key: "draft" | "proposal" | "warned"): Agreement => {
  const rest = { ...agreement };
  delete rest[key];
  return rest;
};

const standing = (agreement: Agreement, status: PublishedStatus): Agreement => ({
  ...agreement,
  published: { ...publishedOf(agreement), status },
});

const draftOf = ({ draft }: Agreement): AgreementDraft => draft ?? missing("a draft");
const proposalOf = ({ proposal }: Agreement): Proposal => proposal ?? missing("a proposal");
const publishedOf = ({ published }: Agreement): NonNullable<Agreement["published"]> =>
  published ?? missing("a published version");

const missing = (what: string): never => {
  throw new ImpossibleHistory(`an event needs ${what}, and there is none`);
};

/** The operator and the broker sign with names that no member of staff can have. */
const authorOf = (actor: AgreementActor): StaffId =>
  (actor.kind === "staff" ? actor.id : `(${actor.kind})`) as StaffId;
