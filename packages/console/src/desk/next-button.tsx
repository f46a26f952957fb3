import { useQueryClient } from "@tanstack/react-query";
import { windowRoutes } from "@tongban/contract";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { problemText } from "../api/problem-text.ts";
import { useCommand } from "../api/use-command.ts";
import { queryKeys } from "../api/window-queries.ts";
import type { StaffCase } from "../api/wire.ts";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { momentText } from "../time/date-text.ts";
import { instantNow } from "../time/now.ts";

/** The desk's main button: takes the case that is due first and opens it. */
export const NextButton = ({ window }: { readonly window: string | undefined }) => {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const next = useCommand({
    tell: (client, input: { readonly window?: string }, idempotencyKey) =>
      client.call(windowRoutes.claimNext, { body: input, idempotencyKey }),
    onDone: (kase) => {
      queries.setQueryData<StaffCase>(queryKeys.case(kase.caseId), (old) => old && { ...old, ...kase });
      void queries.invalidateQueries({ queryKey: queryKeys.boards });
      const until = kase.leaseEnds ?? kase.due.at;
      void message.success(t("desk.claimed", { until: momentText(until, instantNow(), i18n.language) }));
      void navigate(`/cases/${kase.caseId}`);
    },
    onRefused: (problem) => {
      void queries.invalidateQueries({ queryKey: queryKeys.boards });
      if (problem.code === "nothing-to-claim") void message.info(t("desk.nothing"));
      else void message.error(problemText(t, problem, instantNow(), i18n.language));
    },
  });
  const take = () => void next.send(window === undefined ? {} : { window });
  useShortcuts({ n: take });
  const unsure = next.state.kind === "unsure";
  return (
    <span className="next-button">
      <Button
        type="primary"
        size="large"
        loading={next.state.kind === "sending"}
        onClick={take}
        title={t("desk.nextHint")}
      >
        {unsure ? t("action.retry") : t("desk.next")}
      </Button>
      {unsure ? (
        <span role="alert" className="next-button-unsure">
          {t("trouble.unsure")}
        </span>
      ) : null}
    </span>
  );
};
