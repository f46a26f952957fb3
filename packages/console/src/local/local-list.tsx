import type { MatterListRow, RegionCode } from "@tongban/domain";
import { Button } from "antd";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { AddRow } from "../agreement/list/add-row.tsx";
import { EditedRows } from "../agreement/list/edited-rows.tsx";
import { ListFiles } from "../agreement/list/list-files.tsx";
import { everyRow, filteredRows, type ListFilter } from "../agreement/list/list-filter.ts";
import { ListTools } from "../agreement/list/list-tools.tsx";
import type { EditedList } from "../agreement/list/use-list-edits.ts";
import { useRowForm } from "../agreement/list/use-row-form.ts";
import { useSurroundings } from "../api/list-queries.ts";

type LocalListProps = {
  readonly region: RegionCode;
  readonly edited: EditedList;
  readonly disabled: boolean;
  /** Told whether a row is being written that is not applied yet. */
  readonly onTyping: (typing: boolean) => void;
};

/** A region's own rows are of itself, for everybody. */
const notLocal: ReadonlySet<keyof MatterListRow> = new Set(["handling", "sources"]);

/** Nothing is checked before it is sent: rows are checked as they are written. */
const nothingFound: ReadonlyMap<string, never[]> = new Map();

/** The rows of a region's own standard, edited like those of a draft's list. */
export const LocalList = ({ region, edited, disabled, onTyping }: LocalListProps) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "zh";
  const parties = useMemo(() => [region], [region]);
  const around = useSurroundings(parties);
  const [filter, setFilter] = useState<ListFilter>(everyRow);
  const [at, setAt] = useState<string>();
  const form = useRowForm({ edited, parties, around, language });
  const { isWritten } = form;
  useEffect(() => {
    onTyping(isWritten);
    return () => onTyping(false);
  }, [isWritten, onTyping]);
  const asked = useDeferredValue(filter);
  const rows = useMemo(
    () => filteredRows(edited.rows, asked, { conflicts: edited.conflicts, found: nothingFound }),
    [edited.rows, edited.conflicts, asked],
  );
  return (
    <div className="list-editor">
      <div className="panel-head">
        <span role="status" className="faint">
          {t("listEditor.shown", { shown: rows.length, all: edited.rows.length })}
        </span>
        <span className="list-buttons">
          {disabled ? null : (
            <>
              <Button
                disabled={!edited.canUndo || edited.edits.size === 0}
                onClick={() => {
                  edited.undo();
                  form.discard();
                }}
              >
                {t("listEditor.undo")}
              </Button>
              <AddRow edited={edited} onAdd={form.begin} />
            </>
          )}
          <ListFiles name={`${region}-local`} edited={edited} />
        </span>
      </div>
      <ListTools filter={filter} codes={[]} onChange={setFilter} />
      {rows.length === 0 ? (
        <p className="faint">
          {t(edited.rows.length === 0 ? "localStandard.empty" : "listEditor.noneFound")}
        </p>
      ) : null}
      <EditedRows
        rows={rows}
        found={nothingFound}
        at={at}
        disabled={disabled}
        placed={false}
        onMove={setAt}
        edited={edited}
        form={form}
        around={around}
        language={language}
        notAsked={notLocal}
        more={() => (
          <Button danger onClick={form.remove}>
            {t("listEditor.form.remove")}
          </Button>
        )}
      />
    </div>
  );
};
