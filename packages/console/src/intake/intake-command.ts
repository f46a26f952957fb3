import { useQueryClient } from "@tanstack/react-query";
import { intakeOperations } from "@tongban/contract";
import type { CallResult, Client } from "@tongban/sdk/client";
import { App } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { intakeListsKey } from "../api/intake-queries.ts";
import { materialsKey } from "../api/material-queries.ts";
import { useCommand } from "../api/use-command.ts";
import { queryKeys } from "../api/window-queries.ts";
import type { CaseAnswer, StaffCase } from "../api/wire.ts";
import { type BroughtMaterial, declaredOf } from "./intake-draft.ts";

/** What may be done for an applicant. */
export type IntakeAction = StaffCase["intakeActions"][number];

/** What is given with it: materials, a reason or the words of a commitment with who signed it, or nothing. */
export type IntakeInput = {
  readonly materials?: readonly BroughtMaterial[];
  readonly reason?: string;
  readonly signedBy?: string;
};

type Options = {
  readonly params: { readonly caseId: string };
  readonly ifMatch: number;
  readonly idempotencyKey: string;
};

/** How each is sent. */
const tellers: {
  readonly [A in IntakeAction]: (
    client: Client,
    options: Options,
    input: IntakeInput,
  ) => Promise<CallResult<CaseAnswer>>;
} = {
  supply: (client, options, { materials = [] }) =>
    client.call(intakeOperations.supplyForApplicant, {
      ...options,
      body: { materials: materials.map(declaredOf) as never },
    }),
  giveCommitment: (client, options, { materials: [document] = [], reason: text = "", signedBy = "" }) =>
    client.call(intakeOperations.giveCommitmentForApplicant, {
      ...options,
      body: { signedBy, text, document: (document && declaredOf(document)) as never },
    }),
  fillGap: (client, options, { materials = [] }) =>
    client.call(intakeOperations.fillGapForApplicant, {
      ...options,
      body: { materials: materials.map(declaredOf) as never },
    }),
  withdraw: (client, options, { reason = "" }) =>
    client.call(intakeOperations.withdrawForApplicant, { ...options, body: { reason } }),
  acknowledge: (client, options) => client.call(intakeOperations.handOverResult, options),
};

/** Sends what the intake window does for an applicant, and brings the case and the lists up to date. */
export const useIntakeCommand = (
  action: IntakeAction,
  kase: Pick<StaffCase, "caseId" | "version">,
  onDone: (input: IntakeInput) => void,
) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const key = queryKeys.case(kase.caseId);
  const sent = useRef(kase.version);
  const lookAgain = () => {
    void queries.invalidateQueries({ queryKey: key });
    void queries.invalidateQueries({ queryKey: intakeListsKey });
    void queries.invalidateQueries({ queryKey: queryKeys.boards });
    void queries.invalidateQueries({ queryKey: materialsKey(kase.caseId) });
  };
  const command = useCommand({
    tell: (client, input: IntakeInput, idempotencyKey) =>
      tellers[action](
        client,
        { params: { caseId: kase.caseId }, ifMatch: sent.current, idempotencyKey },
        input,
      ),
    onDone: (answer, input) => {
      queries.setQueryData<StaffCase>(key, (before) => before && { ...before, ...answer });
      lookAgain();
      void message.success(t(`intake.done.${action}`));
      onDone(input);
    },
    onRefused: lookAgain,
  });
  return {
    state: command.state,
    send: (input: IntakeInput) => {
      // A repetition repeats the version too, though the page may have moved on since.
      if (command.state.kind !== "unsure") sent.current = kase.version;
      return command.send(input);
    },
  };
};
