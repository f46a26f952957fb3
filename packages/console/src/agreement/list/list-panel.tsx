import type { RegionCode } from "@tongban/domain";
import { Button } from "antd";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useDraftCheck } from "../../api/agreement-queries.ts";
import { useSurroundings } from "../../api/list-queries.ts";
import { useNameOf } from "../../api/name-of.ts";
import type { AgreementFile } from "../../api/wire.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { ImportPanel } from "../import/import-panel.tsx";
import { AddRow } from "./add-row.tsx";
import { EditedRows } from "./edited-rows.tsx";
import { ListFiles } from "./list-files.tsx";
import { everyRow, filteredRows, type ListFilter } from "./list-filter.ts";
import { ListTools } from "./list-tools.tsx";
import { RowMore } from "./row-more.tsx";
import type { EditedList } from "./use-list-edits.ts";
import { useRowForm } from "./use-row-form.ts";

type ListPanelProps = {
  readonly file: AgreementFile;
  readonly edited: EditedList;
  readonly parties: readonly RegionCode[];
  readonly disabled: boolean;
  /** Told whether a row is being written that is not applied yet. */
  readonly onTyping: (typing: boolean) => void;
};

/** The matter list (事项清单) of the draft, row by row, or of what is published; a finding's row is opened. */
export const ListPanel = ({ file, edited, parties, disabled, onTyping }: ListPanelProps) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "zh";
  const names = useNameOf();
  const around = useSurroundings(parties);
  const [address] = useSearchParams();
  const [filter, setFilter] = useState<ListFilter>(everyRow);
  const [at, setAt] = useState<string | undefined>(address.get("row") ?? undefined);
  const form = useRowForm({ edited, parties, around, language });
  const { isWritten } = form;
  useEffect(() => {
    onTyping(isWritten);
    return () => onTyping(false);
  }, [isWritten, onTyping]);
  const [importing, setImporting] = useState(false);
  const found = useFindingsByRow(file);
  const codes = useMemo(
    () => [...new Set([...found.values()].flatMap((some) => some.map(({ code }) => code)))],
    [found],
  );
  const asked = useDeferredValue(filter);
  const rows = useMemo(
    () =>
      filteredRows(edited.rows, asked, {
        conflicts: edited.conflicts,
        found: new Map([...found].map(([name, some]) => [name, some.map(({ code }) => code)])),
      }),
    [edited.rows, edited.conflicts, asked, found],
  );
  const places = [...new Set(edited.rows.flatMap(({ row }) => row.handling ?? []))];
  const { list } = edited;
  const undo = () => {
    edited.undo();
    form.discard();
  };
  const close = () => {
    form.close();
    focusRow(at);
  };
  if (importing && !disabled)
    return <ImportPanel file={file} edited={edited} onClose={() => setImporting(false)} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside
    <div
      className="list-editor"
      onKeyDown={(event) => {
        const isText =
          event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
        if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || isText) return;
        event.preventDefault();
        undo();
      }}
    >
      <div className="panel-head">
        <span role="status" className="faint">
          {list.data
            ? t("listEditor.shown", {
                shown: rows.length,
                all: edited.rows.length,
              })
            : null}
        </span>
        <span className="list-buttons">
          {disabled ? null : (
            <>
              <Button disabled={!edited.canUndo || edited.edits.size === 0} onClick={undo}>
                {t("listEditor.undo")}
              </Button>
              <AddRow edited={edited} onAdd={form.begin} />
            </>
          )}
          {disabled ? null : (
            <Button
              disabled={edited.edits.size > 0 || !edited.current}
              title={edited.edits.size > 0 ? t("listEditor.import.unsavedFirst") : undefined}
              onClick={() => setImporting(true)}
            >
              {t("listEditor.import.open")}
            </Button>
          )}
          <ListFiles name={file.id} edited={edited} />
        </span>
      </div>
      {disabled ? <p className="faint">{t("listEditor.readOnly")}</p> : null}
      <ListTools
        filter={filter}
        regions={places.map((place) => ({ value: place as string, label: names.region(place) }))}
        codes={codes}
        onChange={setFilter}
      />
      {list.isPending ? <Loading rows={6} /> : null}
      {list.isError && !list.data ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data && rows.length === 0 ? (
        <p className="faint">{t(edited.rows.length === 0 ? "listEditor.empty" : "listEditor.noneFound")}</p>
      ) : null}
      <EditedRows
        rows={rows}
        found={found}
        at={at}
        disabled={disabled}
        placed
        onMove={setAt}
        edited={edited}
        form={{ ...form, close }}
        around={around}
        language={language}
        below={disabled ? null : <p className="faint list-keys">{t("listEditor.keys")}</p>}
        more={(name) => <RowMore key={name} form={form} name={name} edited={edited} parties={parties} />}
      />
    </div>
  );
};

/** What the check finds in the rows of the draft as it was saved last. */
const useFindingsByRow = (file: AgreementFile) => {
  const check = useDraftCheck(file);
  return useMemo(
    () =>
      Map.groupBy(
        (check.data?.findings ?? []).filter(({ row }) => row !== undefined),
        ({ row = "" }) => row,
      ),
    [check.data],
  );
};

/** Gives the keyboard back to a row of the table. */
const focusRow = (name: string | undefined): void => {
  if (name !== undefined) document.querySelector<HTMLElement>(`[data-row="${CSS.escape(name)}"]`)?.focus();
};
