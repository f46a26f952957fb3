import { Button, Input } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { type ListPlace, useListRows } from "../../api/agreement-queries.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { Field } from "../field.tsx";
import { RowTable } from "./row-table.tsx";

/** The matter list (事项清单) of the draft, or of what is published; a finding's row is marked. */
export const ListPanel = ({ place }: { readonly place: ListPlace }) => {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const mark = address.get("row");
  const [text, setText] = useState(mark?.split(" ")[0] ?? "");
  const list = useListRows(place, useDeferredValue(text.trim()));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const found = list.data?.pages[0]?.found ?? 0;
  return (
    <>
      <div className="list-tools">
        <Field label={t("editor.searchRows")}>
          {(ties) => (
            <Input
              {...ties}
              allowClear
              value={text}
              maxLength={40}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <span role="status" className="faint">
          {list.data ? t("editor.rows", { count: found }) : null}
        </span>
      </div>
      {list.isPending ? <Loading rows={6} /> : null}
      {list.isError && !list.data ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data && rows.length === 0 ? <p className="faint">{t("editor.noList")}</p> : null}
      {rows.length > 0 ? <RowTable rows={rows} mark={mark} /> : null}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("editor.moreRows")}
        </Button>
      ) : null}
    </>
  );
};
