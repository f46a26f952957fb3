import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { useRecords } from "../api/registry-queries.ts";
import type { RecordOf, RegistryKind } from "../api/wire.ts";
import { TableScroll } from "../service-level/table-scroll.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { registering } from "./record-actions.ts";
import { recordAddress } from "./record-address.ts";
import { RecordDialog } from "./record-dialog.tsx";
import "../list/list.css";
import "../case/case.css";
import "../coordinator/coordinator.css";
import "./registry.css";

/** A column of a list: what stands in its head, and what a record says there. */
type Column<R> = { readonly label: string; readonly cell: (record: R) => ReactNode };

type RecordListProps<K extends RegistryKind> = {
  readonly kind: K;
  /** What a record is called. */
  readonly nameOf: (record: RecordOf<K>) => string;
  /** What else it can be found by, such as the name of its region. */
  readonly alsoBy?: (record: RecordOf<K>) => string;
  readonly columns: readonly Column<RecordOf<K>>[];
};

/** Rows that are drawn; of more, people are asked to say more of what they look for. */
const ROWS = 200;

/** Every record of a kind that I may see, by name, found by any part of it; and the way to register another one. */
export const RecordList = <K extends RegistryKind>({ kind, nameOf, alsoBy, columns }: RecordListProps<K>) => {
  const { t } = useTranslation();
  const me = useSelf();
  const listed: RegistryKind = kind;
  const go = useNavigate();
  const records = useRecords(kind);
  const [typed, setTyped] = useState("");
  const [isNew, setNew] = useState(false);
  const { action, roles } = registering[kind];
  const mayRegister = roles.some((role) => role === me.role);
  const all = (records.data ?? []).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const words = typed.trim().toLowerCase();
  const found = all.filter((one) =>
    `${nameOf(one)} ${one.id} ${alsoBy?.(one) ?? ""}`.toLowerCase().includes(words),
  );
  const title = t(`registry.list.${listed}.title`);
  return (
    <main className="page" id="main">
      <PageHead title={title} line={t(`registry.list.${listed}.line`)}>
        {mayRegister ? (
          <Button type="primary" onClick={() => setNew(true)}>
            {t(`registry.action.${action}`)}
          </Button>
        ) : null}
      </PageHead>
      <section className="panel record-list" aria-label={title}>
        <div className="record-tools">
          <Input
            allowClear
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t("registry.search")}
            aria-label={t("registry.search")}
            className="record-search"
          />
          <span className="faint number" role="status">
            {records.data ? t("registry.count", { count: found.length }) : ""}
          </span>
        </div>
        {records.isPending ? <Loading rows={6} /> : null}
        {records.isError && !records.data ? (
          <LoadFailure error={records.error} onRetry={() => void records.refetch()} />
        ) : null}
        {records.data && all.length === 0 ? (
          <EmptyNotice
            title={t(`registry.list.${listed}.empty`)}
            hint={t(`registry.list.${listed}.emptyHint`)}
          />
        ) : null}
        {all.length > 0 && found.length === 0 ? (
          <EmptyNotice title={t("list.noMatch", { text: typed.trim() })} hint={t("registry.noMatchHint")} />
        ) : null}
        {found.length > 0 ? (
          <TableScroll of={title}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t("registry.name")}</th>
                  {columns.map(({ label }) => (
                    <th key={label} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {found.slice(0, ROWS).map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <Link to={recordAddress(kind, one.id)}>{nameOf(one)}</Link>
                      <span className="record-id">{one.id}</span>
                    </th>
                    {columns.map(({ label, cell }) => (
                      <td key={label}>{cell(one)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        ) : null}
        {found.length > ROWS ? <p className="faint">{t("registry.more", { count: ROWS })}</p> : null}
      </section>
      {isNew ? (
        <RecordDialog
          action={action}
          target={{ id: "", version: 0 }}
          onDone={(answer) => {
            setNew(false);
            if ("id" in answer) void go(recordAddress(kind, answer.id));
          }}
          onClose={() => setNew(false)}
        />
      ) : null}
    </main>
  );
};
