import type { agreementFile, agreementVersionView } from "@tongban/contract";
import {
  type Agreement,
  type AgreementContent,
  type AgreementVersion,
  needsCompiling,
  partiesStillAsked,
  statusOf,
} from "@tongban/domain";
import {
  type AgreementHead,
  type KeptAgreementEvent,
  loadAgreementEvents,
  type StoreContext,
} from "@tongban/store";
import type * as z from "zod";
import { type Answered, answered } from "../../edge/answer.ts";

type File = z.output<typeof agreementFile>;

/** An agreement's file as it is after a head, with its whole history. */
export const answerFile = async (
  store: StoreContext,
  { agreement }: AgreementHead,
): Promise<Answered<File>> =>
  answered(fileView(agreement, await loadAgreementEvents(store, agreement.id)), agreement.revision);

const fileView = (agreement: Agreement, events: readonly KeptAgreementEvent[]): File => {
  const { id, revision, published, draft, proposal } = agreement;
  return {
    id,
    revision,
    status: statusOf(agreement),
    published: published
      ? {
          ...versionView(published),
          live: !needsCompiling(agreement),
        }
      : null,
    draft: draft
      ? { content: contentView(draft.content), author: draft.author, sentBack: draft.sentBack ?? null }
      : null,
    proposal: proposal
      ? {
          what: proposal.what,
          by: proposal.by,
          region: proposal.region,
          reason: proposal.reason,
          consents: [...proposal.consents],
          asked: [...partiesStillAsked(agreement, proposal, proposal.consents)],
        }
      : null,
    history: events.map((event) => ({
      n: event.n,
      at: event.at,
      type: event.type,
      actorKind: event.actor.kind,
      by: event.actor.kind === "broker" ? "broker" : event.actor.name,
      note: noteOf(event),
      hash: event.hash,
    })),
  };
};

/** A version as it was published. */
export const versionView = ({
  version,
  listVersion,
  standardVersion,
  publishedAt,
  content,
}: AgreementVersion): z.output<typeof agreementVersionView> => ({
  version,
  listVersion,
  standardVersion,
  publishedAt,
  content: contentView(content),
});

const contentView = ({ list, standard, ...content }: AgreementContent) => ({
  ...content,
  list: { ...list },
  standard: { ...standard },
});

const noteOf = (event: KeptAgreementEvent): string | null => {
  if ("reason" in event) return event.reason;
  return "comment" in event ? event.comment : null;
};
