import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { type Command, useCommand } from "../api/use-command.ts";
import { queryKeys } from "../api/window-queries.ts";
import type { StaffCase } from "../api/wire.ts";
import { type ActionInput, tellAction } from "./tell-action.ts";

/** Sends actions on a case and brings every list and the case itself up to date, whatever comes of it. */
export const useCaseCommand = (
  kase: Pick<StaffCase, "caseId" | "version">,
  onDone: () => void,
): Command<ActionInput> => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const lookAgain = () => {
    void queries.invalidateQueries({ queryKey: queryKeys.boards });
    void queries.invalidateQueries({ queryKey: queryKeys.case(kase.caseId) });
  };
  return useCommand({
    tell: (client, input: ActionInput, key) => tellAction(client, kase, input, key),
    onDone: (next, input) => {
      queries.setQueryData(queryKeys.case(next.caseId), next);
      lookAgain();
      void message.success(t(`done.${input.action}`, { name: next.holderName ?? "" }));
      onDone();
    },
    onRefused: lookAgain,
  });
};
