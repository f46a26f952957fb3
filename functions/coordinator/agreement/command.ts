import type { agreementFile, Operation } from "@tongban/contract";
import {
  type Agreement,
  type AgreementChange,
  type AgreementId,
  type AgreementVerdict,
  needsCompiling,
  type Refusal,
  type RegionCode,
  type Staff,
} from "@tongban/domain";
import {
  type AgreementHead,
  decideOnAgreement,
  loadAgreementEvents,
  loadAgreementHead,
  type StoreContext,
} from "@tongban/store";
import type * as z from "zod";
import { type Answer, type Problem, problem } from "../../edge/answer.ts";
import type { Call } from "../../edge/call.ts";
import type { Queues } from "../../edge/queues.ts";
import { answerFile } from "./agreement-file.ts";

/** What commands on agreements work with: the store, and the queue that has a new version compiled. */
export type AgreementDesk = { readonly store: StoreContext; readonly queues: Pick<Queues, "fireTimers"> };

/** Whether a coordinator looks after a party to an agreement: as it is published, or as it is drafted. */
const concernsFile = ({ published, draft }: Agreement, { regions }: Staff): boolean =>
  [...(published?.content.parties ?? []), ...(draft?.content.parties ?? [])].some((party: RegionCode) =>
    regions.includes(party),
  );

/** The agreement that a coordinator may see. */
export const loadOwnAgreement = async (
  store: StoreContext,
  id: AgreementId,
  caller: Staff,
): Promise<AgreementHead | undefined> => {
  const head = await loadAgreementHead(store, id);
  return head && concernsFile(head.agreement, caller) ? head : undefined;
};

/** Runs a command on an agreement that is there, drafted or published; see {@link commandAgreement}. */
export const commandKnown = (
  desk: AgreementDesk,
  call: Call<Operation, Staff>,
  id: AgreementId,
  decide: (agreement: Agreement) => AgreementVerdict | Problem,
): ReturnType<typeof commandAgreement> =>
  commandAgreement(desk, call, id, (agreement) => (agreement ? decide(agreement) : problem("not-found")));

/**
 * Runs a coordinator's command on an agreement and answers with its file after it. A command that was given before (same
 * id, same content) is not done again; where the caller named a revision, an agreement that moved on is `version-stale`.
 */
export const commandAgreement = async (
  { store, queues }: AgreementDesk,
  { caller, command, seen }: Call<Operation, Staff>,
  id: AgreementId,
  decide: (agreement: Agreement | undefined) => AgreementVerdict | Problem,
): Promise<Answer<z.output<typeof agreementFile>>> => {
  const before = (await loadAgreementEvents(store, id)).find((event) => event.command.id === command.id);
  if (before && before.command.digest !== command.digest) return problem("idempotency-key-reused");
  if (before) {
    const known = await loadOwnAgreement(store, id, caller);
    return known ? answerFile(store, known) : problem("not-found");
  }
  const saved = await decideOnAgreement<Refusal | Problem>(
    store,
    id,
    (head): AgreementChange | Refusal | Problem => {
      if (head && !concernsFile(head.agreement, caller)) return problem("not-found");
      const version = head?.agreement.revision;
      if (seen !== undefined && seen !== version)
        return version === undefined ? problem("not-found") : problem("version-stale", { version, seen });
      return decide(head?.agreement);
    },
    command,
  );
  if (saved.kind === "raced") return problem("try-again");
  if (saved.kind !== "saved") return saved;
  // The sweep would find it too, within a minute.
  if (needsCompiling(saved.head.agreement)) await queues.fireTimers([{ agreementId: id, delay: 0 }]);
  return answerFile(store, saved.head);
};
