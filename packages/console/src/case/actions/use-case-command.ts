import { App } from "antd";
import { useTranslation } from "react-i18next";
import type { Command } from "../../api/use-command.ts";
import { useCommandOnCase } from "../../api/use-command-on-case.ts";
import { queryKeys } from "../../api/window-queries.ts";
import type { CaseAction, CaseAnswer, RevealedApplicant, StaffCase } from "../../api/wire.ts";
import type { FieldValues } from "./action-entry.ts";
import { caseActions } from "./case-actions.ts";

/** What came of an action: the case after it, or the applicant that it shows. */
export type CaseActionAnswer = CaseAnswer | RevealedApplicant;

/** Sends one action on a case and brings every list and the case itself up to date, whatever comes of it. */
export const useCaseCommand = (
  action: CaseAction,
  kase: Pick<StaffCase, "caseId" | "version">,
  onDone: (answer: CaseActionAnswer) => void,
): Command<FieldValues> => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return useCommandOnCase({
    kase,
    tell: (client, seen, fields: FieldValues) => caseActions[action].tell(client, seen, fields),
    onDone: (answer: CaseActionAnswer) => {
      const name = "caseId" in answer ? (answer.holderName ?? "") : "";
      void message.success(t(`done.${action}`, { name }));
      onDone(answer);
    },
    stale: [queryKeys.boards, queryKeys.loads],
  });
};
