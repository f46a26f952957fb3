import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Command, useCommand } from "../api/use-command.ts";
import { queryKeys } from "../api/window-queries.ts";
import type { StaffCase } from "../api/wire.ts";
import { type ActionInput, tellAction } from "./tell-action.ts";

type Versioned = { readonly version: number; readonly input: ActionInput };

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
  const sent = useRef(kase.version);
  const command = useCommand({
    tell: (client, { version, input }: Versioned, key) =>
      tellAction(client, { caseId: kase.caseId, version }, input, key),
    onDone: (next, { input }) => {
      queries.setQueryData<StaffCase>(queryKeys.case(next.caseId), (old) => old && { ...old, ...next });
      lookAgain();
      void message.success(t(`done.${input.action}`, { name: next.holderName ?? "" }));
      onDone();
    },
    onRefused: lookAgain,
  });
  return {
    state: command.state,
    send: (input) => {
      // A repetition repeats the version too, though the page may have moved on since.
      if (command.state.kind !== "unsure") sent.current = kase.version;
      return command.send({ version: sent.current, input });
    },
  };
};
