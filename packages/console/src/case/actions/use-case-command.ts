import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Command, useCommand } from "../../api/use-command.ts";
import { queryKeys } from "../../api/window-queries.ts";
import type { CaseAction, CaseAnswer, RevealedApplicant, StaffCase } from "../../api/wire.ts";
import type { FieldValues } from "./action-entry.ts";
import { caseActions } from "./case-actions.ts";

type Versioned = { readonly version: number; readonly fields: FieldValues };

/** What came of an action: the case after it, or the applicant that it shows. */
export type CaseActionAnswer = CaseAnswer | RevealedApplicant;

/** Sends one action on a case and brings every list and the case itself up to date, whatever comes of it. */
export const useCaseCommand = (
  action: CaseAction,
  kase: Pick<StaffCase, "caseId" | "version">,
  onDone: (answer: CaseActionAnswer) => void,
): Command<FieldValues> => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const key = queryKeys.case(kase.caseId);
  const lookAgain = () => {
    void queries.invalidateQueries({ queryKey: queryKeys.boards });
    void queries.invalidateQueries({ queryKey: queryKeys.loads });
    void queries.invalidateQueries({ queryKey: key });
  };
  const sent = useRef(kase.version);
  const command = useCommand({
    tell: (client, { version, fields }: Versioned, idempotencyKey) =>
      caseActions[action].tell(
        client,
        { params: { caseId: kase.caseId }, ifMatch: version, idempotencyKey },
        fields,
      ),
    onDone: (answer) => {
      // A command's answer leaves out the application, which no command changes.
      if ("caseId" in answer)
        queries.setQueryData<StaffCase>(key, (before) => before && { ...before, ...answer });
      lookAgain();
      const name = "caseId" in answer ? (answer.holderName ?? "") : "";
      void message.success(t(`done.${action}`, { name }));
      onDone(answer);
    },
    onRefused: lookAgain,
  });
  return {
    state: command.state,
    send: (fields) => {
      // A repetition repeats the version too, though the page may have moved on since.
      if (command.state.kind !== "unsure") sent.current = kase.version;
      return command.send({ version: sent.current, fields });
    },
  };
};
