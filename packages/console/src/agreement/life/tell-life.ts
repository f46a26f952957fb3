import { agreementOperations } from "@tongban/contract";
import type { CallResult, Client } from "@tongban/sdk/client";
import type { AgreementFile } from "../../api/wire.ts";
import type { Sent } from "../use-file-command.ts";
import type { LifeAction } from "./life-actions.ts";

/** Why, and for which party it is asked. */
export type LifeInput = { readonly reason: string; readonly region: string | undefined };

type Tell = (
  client: Client,
  file: AgreementFile,
  input: LifeInput,
  sent: Sent,
) => Promise<CallResult<AgreementFile>>;

const proposing =
  (what: NonNullable<AgreementFile["proposal"]>["what"]): Tell =>
  (client, { id }, { reason, region }, sent) =>
    client.call(agreementOperations.proposeChange, {
      params: { agreementId: id },
      body: { what, reason, ...(region === undefined ? {} : { region }) },
      ...sent,
    });

const sendingBack: Tell = (client, { id }, { reason }, sent) =>
  client.call(agreementOperations.sendProposalBack, {
    params: { agreementId: id },
    body: { comment: reason },
    ...sent,
  });

/** How each action is told to the broker. */
export const tellLife: Readonly<Record<LifeAction, Tell>> = {
  consent: (client, { id }, _, sent) =>
    client.call(agreementOperations.consentToProposal, { params: { agreementId: id }, ...sent }),
  "send-back": sendingBack,
  "take-back": sendingBack,
  propose: proposing("publication"),
  reinstate: proposing("reinstatement"),
  terminate: proposing("termination"),
  suspend: (client, { id }, { reason }, sent) =>
    client.call(agreementOperations.suspendAgreement, {
      params: { agreementId: id },
      body: { reason },
      ...sent,
    }),
  discard: (client, { id }, _, sent) =>
    client.call(agreementOperations.discardDraft, { params: { agreementId: id }, ...sent }),
  "draft-next": async (client, { id, published }, _, { idempotencyKey }) => {
    if (!published) throw new Error(`${id} was never published, so it has no next version`);
    const { list: _list, ...body } = published.content;
    return client.call(agreementOperations.draftAgreement, {
      params: { agreementId: id },
      body,
      idempotencyKey,
    });
  },
};
