import { intakeOperations } from "@tongban/contract";
import type { HelperKind } from "@tongban/domain";
import type { CallResult, Client } from "@tongban/sdk/client";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { intakeListsKey } from "../api/intake-queries.ts";
import { materialsKey } from "../api/material-queries.ts";
import { useCommandOnCase } from "../api/use-command-on-case.ts";
import { queryKeys } from "../api/window-queries.ts";
import type { CaseAnswer, StaffCase } from "../api/wire.ts";
import { type BroughtMaterial, declaredOf } from "./intake-draft.ts";

/** What may be done for an applicant. */
export type IntakeAction = StaffCase["intakeActions"][number];

/** What is given with it: materials, a reason or the words of a commitment with who signed it, a helper, or nothing. */
export type IntakeInput = {
  readonly materials?: readonly BroughtMaterial[];
  readonly reason?: string;
  readonly signedBy?: string;
  readonly helper?: HelperInput;
  /** The applicant's helper asks for it. */
  readonly byHelper?: boolean;
};

/** Whom the applicant mandates. */
export type HelperInput = { readonly kind: HelperKind; readonly name: string; readonly until: string };

type Options = {
  readonly params: { readonly caseId: string };
  readonly ifMatch: number;
  readonly idempotencyKey: string;
};

/** Says that the helper asks. */
const helped = (byHelper: boolean | undefined) => (byHelper ? { query: { helper: "true" as const } } : {});

/** How each is sent. */
const tellers: {
  readonly [A in IntakeAction]: (
    client: Client,
    options: Options,
    input: IntakeInput,
  ) => Promise<CallResult<CaseAnswer>>;
} = {
  supply: (client, options, { materials = [], byHelper }) =>
    client.call(intakeOperations.supplyForApplicant, {
      ...options,
      ...helped(byHelper),
      body: { materials: materials.map(declaredOf) as never },
    }),
  giveCommitment: (
    client,
    options,
    { materials: [document] = [], reason: text = "", signedBy = "", byHelper },
  ) =>
    client.call(intakeOperations.giveCommitmentForApplicant, {
      ...options,
      ...helped(byHelper),
      body: { signedBy, text, document: (document && declaredOf(document)) as never },
    }),
  nameHelper: (client, options, { materials: [document] = [], helper }) =>
    client.call(intakeOperations.setHelperForApplicant, {
      ...options,
      body: { helper: { ...helper, document: document && declaredOf(document) } as never },
    }),
  revokeHelper: (client, options, { reason = "" }) =>
    client.call(intakeOperations.setHelperForApplicant, { ...options, body: { helper: null, reason } }),
  fillGap: (client, options, { materials = [], byHelper }) =>
    client.call(intakeOperations.fillGapForApplicant, {
      ...options,
      ...helped(byHelper),
      body: { materials: materials.map(declaredOf) as never },
    }),
  withdraw: (client, options, { reason = "", byHelper }) =>
    client.call(intakeOperations.withdrawForApplicant, {
      ...options,
      ...helped(byHelper),
      body: { reason },
    }),
  acknowledge: (client, options, { byHelper }) =>
    client.call(intakeOperations.handOverResult, { ...options, ...helped(byHelper) }),
};

/** Sends what the intake window does for an applicant, and brings the case and the lists up to date. */
export const useIntakeCommand = (
  action: IntakeAction,
  kase: Pick<StaffCase, "caseId" | "version">,
  onDone: (input: IntakeInput) => void,
) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return useCommandOnCase({
    kase,
    tell: (client, seen, input: IntakeInput) => tellers[action](client, seen, input),
    onDone: (_, input) => {
      void message.success(t(`intake.done.${action}`));
      onDone(input);
    },
    stale: [intakeListsKey, queryKeys.boards, materialsKey(kase.caseId)],
  });
};
