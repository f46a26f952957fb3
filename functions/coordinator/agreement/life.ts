import type { agreementDraft, agreementOperations } from "@tongban/contract";
import {
  type AgreementContent,
  consentToProposal,
  discardDraft,
  draftAgreement,
  proposeToParties,
  publishedVersion,
  refusal,
  reviseDraft,
  type Staff,
  type StandardContent,
  sendProposalBack,
  suspendAgreement,
} from "@tongban/domain";
import { keepList, loadAgreementEvents, noteDraft } from "@tongban/store";
import type * as z from "zod";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { given } from "../given.ts";
import { hoursOf } from "../hours.ts";
import { answerFile, versionView } from "./agreement-file.ts";
import { checkDraftOf } from "./check.ts";
import { type AgreementDesk, commandAgreement, commandKnown, loadOwnAgreement } from "./command.ts";

type Operations = typeof agreementOperations;

/** Shows an agreement with its draft, what is asked about it, and its history. */
export const getAgreementFile =
  ({ store }: Resources): Run<Operations["getAgreementFile"], Staff> =>
  async ({ params: { agreementId }, caller }) => {
    const head = await loadOwnAgreement(store, agreementId, caller);
    return head ? answerFile(store, head) : problem("not-found");
  };

/** Shows a version of an agreement as it was published. */
export const getAgreementVersion =
  ({ store }: Resources): Run<Operations["getAgreementVersion"], Staff> =>
  async ({ params: { agreementId, version }, caller }) => {
    const head = await loadOwnAgreement(store, agreementId, caller);
    const published = head && publishedVersion(await loadAgreementEvents(store, agreementId), version);
    return published ? answered(versionView(published)) : problem("not-found");
  };

/** Drafts an agreement; its list is that of the version before, or of another agreement of the caller's. */
export const draft =
  (desk: AgreementDesk): Run<Operations["draftAgreement"], Staff> =>
  async (call) => {
    const { store } = desk;
    const { params, body, caller, now } = call;
    const { listOf, ...said } = body;
    const from = await loadOwnAgreement(store, listOf ?? params.agreementId, caller);
    if (listOf !== undefined && !from?.agreement.published) return problem("not-found");
    const list = from?.agreement.published?.content.list ?? (await keepList(store, []));
    const guidance = from?.agreement.published?.content.guidance;
    const content: AgreementContent = {
      ...said,
      list,
      standard: standardOf(said.standard),
      ...(guidance ? { guidance } : {}),
    };
    await noteDraft(store, params.agreementId, content.parties);
    return commandAgreement(desk, call, params.agreementId, (agreement) =>
      draftAgreement(agreement, caller, { id: params.agreementId, content }, now),
    );
  };

/** Changes what the draft says. */
export const revise =
  (desk: AgreementDesk): Run<Operations["reviseDraft"], Staff> =>
  async (call) => {
    const { store } = desk;
    const { params, body, caller, now } = call;
    if (body.parties) await noteDraft(store, params.agreementId, body.parties);
    return commandKnown(desk, call, params.agreementId, (agreement) => {
      if (!agreement.draft) return refusal("no-draft");
      const { standard, ...said } = body;
      const content: AgreementContent = {
        ...agreement.draft.content,
        ...given(said),
        ...(standard ? { standard: standardOf(standard) } : {}),
      };
      return reviseDraft(agreement, caller, content, now);
    });
  };

type SaidStandard = z.output<typeof agreementDraft>["standard"];

/** A standard whose business hours the contract has found to be some. */
const standardOf = ({ hours, rating, ...standard }: SaidStandard): StandardContent => ({
  ...standard,
  hours: hoursOf(hours),
  ...(rating ? { rating } : {}),
});

/** Gives the draft up. */
export const discard =
  (desk: AgreementDesk): Run<Operations["discardDraft"], Staff> =>
  (call) =>
    commandKnown(desk, call, call.params.agreementId, (agreement) =>
      discardDraft(agreement, call.caller, call.now),
    );

/** Tells everything that is wrong with the draft. */
export const check =
  (resources: Resources): Run<Operations["checkDraft"], Staff> =>
  async ({ params: { agreementId }, caller }) => {
    const head = await loadOwnAgreement(resources.store, agreementId, caller);
    if (!head) return problem("not-found");
    const findings = await checkDraftOf(resources, head);
    return findings ? answered({ findings: findings.map((one) => ({ ...one })) }) : refusal("no-draft");
  };

/** Asks the other parties, for a publication after the check. */
export const propose =
  (desk: AgreementDesk & Pick<Resources, "names">): Run<Operations["proposeChange"], Staff> =>
  async (call) => {
    const { params, body, caller, now } = call;
    const head = await loadOwnAgreement(desk.store, params.agreementId, caller);
    if (!head) return problem("not-found");
    const findings = body.what === "publication" ? ((await checkDraftOf(desk, head)) ?? []) : [];
    const { region, ...said } = body;
    return commandKnown(desk, call, params.agreementId, (agreement) =>
      proposeToParties(agreement, caller, { ...said, ...(region ? { region } : {}), findings }, now),
    );
  };

/** Consents to what another party proposed. */
export const consent =
  (desk: AgreementDesk): Run<Operations["consentToProposal"], Staff> =>
  (call) =>
    commandKnown(desk, call, call.params.agreementId, (agreement) =>
      consentToProposal(agreement, call.caller, call.now),
    );

/** Sends what was proposed back. */
export const sendBack =
  (desk: AgreementDesk): Run<Operations["sendProposalBack"], Staff> =>
  (call) =>
    commandKnown(desk, call, call.params.agreementId, (agreement) =>
      sendProposalBack(agreement, call.caller, call.body.comment, call.now),
    );

/** Suspends the agreement. */
export const suspend =
  (desk: AgreementDesk): Run<Operations["suspendAgreement"], Staff> =>
  (call) =>
    commandKnown(desk, call, call.params.agreementId, (agreement) =>
      suspendAgreement(agreement, call.caller, call.body.reason, call.now),
    );
