import { Button, Select } from "antd";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useIntakeList } from "../api/intake-queries.ts";
import { useNameOf } from "../api/name-of.ts";
import type { CaseRow } from "../api/wire.ts";
import { useIntakeWindow } from "../intake/use-intake-window.ts";
import { CaseList } from "../list/case-list.tsx";
import { useHeldList } from "../list/use-held-list.ts";
import { useShortcuts } from "../shell/keyboard/use-shortcuts.ts";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useNow } from "../time/now.ts";
import "../list/list.css";
import "../intake/intake.css";

const caseIdOf = (row: CaseRow): string => row.caseId;

/** What a window took in for other regions (收件), with how far each is, and the way to take in the next. */
const IntakePage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { window, windows, choose } = useIntakeWindow();
  const begin = () => void navigate("/intake/new");
  useShortcuts(window ? { n: begin } : {});
  return (
    <main className="page page-full" id="main">
      <PageHead title={t("intake.title")} line={t("intake.line")}>
        {windows.length > 1 ? (
          <Select
            aria-label={t("desk.window")}
            value={window?.id ?? null}
            options={windows.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={(id) => choose(id)}
          />
        ) : null}
        {window ? <Link to={`/windows/${window.id}/parcels`}>{t("desk.parcels")}</Link> : null}
        {window ? <Link to="/intake/package">{t("intake.package.begin")}</Link> : null}
        {window ? (
          <Button type="primary" onClick={begin}>
            {t("intake.begin")}
          </Button>
        ) : null}
      </PageHead>
      <section className="panel board board-list">
        {window ? (
          <TakenIn key={window.id} windowId={window.id} />
        ) : (
          <EmptyNotice title={t("intake.none")} hint={t("intake.noneHint")} />
        )}
      </section>
    </main>
  );
};

const TakenIn = ({ windowId }: { readonly windowId: string }) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const now = useNow();
  const list = useIntakeList(windowId);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.cases) ?? [], [list.data]);
  const held = useHeldList(rows, caseIdOf, windowId);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (list.isError && !list.data)
    return <LoadFailure error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading rows={6} />;
  if (rows.length === 0) return <EmptyNotice title={t("intake.empty")} hint={t("intake.emptyHint")} />;
  return (
    <div className="board-list" {...held.handlers}>
      <CaseList
        label={t("intake.title")}
        rows={held.rows}
        place="handling"
        nameOf={nameOf}
        now={now}
        onNearEnd={onNearEnd}
      />
    </div>
  );
};

export default IntakePage;
