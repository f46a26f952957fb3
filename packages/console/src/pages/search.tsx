import { Input, type InputRef } from "antd";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import { useSearch } from "../api/window-queries.ts";
import type { CaseRow } from "../api/wire.ts";
import { CaseList } from "../list/case-list.tsx";
import { useHeldList } from "../list/use-held-list.ts";
import { useSearchAll, useSearchedText } from "../list/use-search-all.ts";
import { useShortcuts } from "../shell/keyboard/use-shortcuts.ts";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useNow } from "../time/now.ts";
import "../list/list.css";

const caseIdOf = (row: CaseRow): string => row.caseId;

/** Finds any case that the user may see, finished ones too, by all of a name, a number or a reference. */
const SearchPage = () => {
  const { t } = useTranslation();
  const text = useSearchedText();
  return (
    <main className="page page-full" id="main">
      <PageHead title={t("search.title")} line={t("search.line")} />
      <SearchBox key={text} text={text} />
      <section className="panel board board-list">
        {text === "" ? <EmptyNotice title={t("search.start")} hint={t("search.startHint")} /> : null}
        {text === "" ? null : <Results key={text} text={text} />}
      </section>
    </main>
  );
};

const SearchBox = ({ text }: { readonly text: string }) => {
  const { t } = useTranslation();
  const box = useRef<InputRef>(null);
  const [typed, setTyped] = useState(text);
  const searchAll = useSearchAll();
  useShortcuts({ "/": () => box.current?.focus() });
  return (
    <search className="search-line">
      <Input.Search
        ref={box}
        autoFocus={text === ""}
        value={typed}
        maxLength={128}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={searchAll}
        aria-label={t("search.label")}
        placeholder={t("search.label")}
        enterButton={t("search.go")}
        className="search-box"
      />
    </search>
  );
};

const Results = ({ text }: { readonly text: string }) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const now = useNow();
  const found = useSearch(text);
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.cases) ?? [], [found.data]);
  const held = useHeldList(rows, caseIdOf, text);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (found.isError && !found.data)
    return <LoadFailure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={6} />;
  if (rows.length === 0 && !hasNextPage)
    return <EmptyNotice title={t("search.nothing", { text })} hint={t("search.nothingHint")} />;
  return (
    <div className="board-list" {...held.handlers}>
      <p className="search-count faint number" role="status">
        {t(hasNextPage ? "list.countMore" : "list.count", { count: rows.length })}
      </p>
      <CaseList label={t("search.title")} rows={held.rows} nameOf={nameOf} now={now} onNearEnd={onNearEnd} />
    </div>
  );
};

export default SearchPage;
