import { useQueryClient } from "@tanstack/react-query";
import { windowOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";
import { App, Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "../api/problem-text.ts";
import { useCommand } from "../api/use-command.ts";
import { queryKeys } from "../api/window-queries.ts";
import { instantNow } from "../time/now.ts";
import { BatchResults } from "./batch-results.tsx";
import { LoadsNote } from "./team-bar.tsx";
import { type ChosenRows, MOST_CHOSEN } from "./use-chosen-rows.ts";
import type { TeamLoads } from "./use-team-loads.ts";

type Result = Returned<typeof windowOperations.reassignCases>["results"][number];
type Giving = {
  readonly to: string;
  readonly cases: { readonly caseId: string; readonly version: number }[];
};
type BatchBarProps = { readonly chosen: ChosenRows; readonly team: TeamLoads };

/** Gives the marked cases to somebody of the team, and says of each what came of it. */
export const BatchBar = ({ chosen, team }: BatchBarProps) => {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [to, setTo] = useState<string | undefined>(undefined);
  const [refused, setRefused] = useState<readonly Result[]>([]);
  const command = useCommand({
    tell: (client, body: Giving, idempotencyKey) =>
      client.call(windowOperations.reassignCases, { body, idempotencyKey }),
    onDone: ({ results }) => {
      const not = results.filter(({ reassigned }) => !reassigned);
      void queries.invalidateQueries({ queryKey: queryKeys.boards });
      void queries.invalidateQueries({ queryKey: queryKeys.loads });
      const count = results.length - not.length;
      if (count > 0) void message.success(t("team.given", { count }));
      setRefused(not);
      if (not.length === 0) chosen.keep(new Set());
    },
    onRefused: (problem) => void message.error(problemText(t, problem, instantNow(), i18n.language)),
  });
  const give = () => {
    if (to === undefined) return;
    const cases = chosen.rows.map(({ caseId, version }) => ({ caseId, version }));
    void command.send({ to, cases });
  };
  const sending = command.state.kind === "sending";
  const unsure = command.state.kind === "unsure";
  return (
    <section className="batch-bar" aria-label={t("team.batch")}>
      <span role="status">{t("team.chosen", { count: chosen.rows.length, most: MOST_CHOSEN })}</span>
      <Select
        className="board-window"
        aria-label={t("confirm.to")}
        placeholder={t("confirm.to")}
        value={to ?? null}
        disabled={sending || unsure}
        onChange={(next) => setTo(next ?? undefined)}
        options={team.loads.map(({ id, name, held }) => ({
          value: id,
          label: `${name} · ${t("team.held", { count: held })}`,
        }))}
      />
      <Button
        type="primary"
        loading={sending}
        disabled={to === undefined || chosen.rows.length === 0}
        onClick={give}
      >
        {unsure ? t("action.retry") : t("team.give")}
      </Button>
      <Button disabled={sending || unsure} onClick={() => chosen.keep(new Set())}>
        {t("team.clear")}
      </Button>
      <LoadsNote countedFirst={team.countedFirst} />
      {unsure ? (
        <span role="alert" className="board-stale">
          {t("trouble.unsure")}
        </span>
      ) : null}
      {refused.length > 0 ? (
        <BatchResults
          refused={refused}
          rows={chosen.rows}
          onClose={() => {
            setRefused([]);
            chosen.keep(new Set());
          }}
        />
      ) : null}
    </section>
  );
};
