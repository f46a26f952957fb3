import { useQueryClient } from "@tanstack/react-query";
import { windowOperations } from "@tongban/contract";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { problemText } from "../../api/problem-text.ts";
import { type CommandState, useCommand } from "../../api/use-command.ts";
import { queryKeys } from "../../api/window-queries.ts";
import type { StaffCase } from "../../api/wire.ts";
import { momentText } from "../../time/date-text.ts";
import { instantNow } from "../../time/now.ts";

/** Taking the next case, and how it stands. */
export type ClaimNext = { readonly state: CommandState; readonly take: () => void };

/** Takes the case that waits first at a window, and opens it. */
export const useClaimNext = (window: string | undefined): ClaimNext => {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const command = useCommand({
    tell: (client, input: { readonly window?: string }, idempotencyKey) =>
      client.call(windowOperations.claimNext, { body: input, idempotencyKey }),
    onDone: (kase) => {
      queries.setQueryData<StaffCase>(queryKeys.case(kase.caseId), (old) => old && { ...old, ...kase });
      void queries.invalidateQueries({ queryKey: queryKeys.boards });
      const until = kase.leaseEnds ?? kase.due.at;
      const claimed = t("desk.claimed", { until: momentText(until, instantNow(), i18n.language) });
      void message.success(kase.review === "asked" ? t("desk.toReview") : claimed);
      void navigate(`/cases/${kase.caseId}`);
    },
    onRefused: (problem) => {
      void queries.invalidateQueries({ queryKey: queryKeys.boards });
      if (problem.code === "nothing-to-claim") void message.info(t("desk.nothing"));
      else void message.error(problemText(t, problem, instantNow(), i18n.language));
    },
  });
  return {
    state: command.state,
    take: () => void command.send(window === undefined ? {} : { window }),
  };
};
