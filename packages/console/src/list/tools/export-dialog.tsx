import { listOperations } from "@tongban/contract";
import type { ListExportState } from "@tongban/domain";
import { LIST_EXPORT_ROWS } from "@tongban/domain";
import { Alert, Button, Modal } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrokerApi } from "../../api/broker-api-context.ts";
import { useNameOf } from "../../api/name-of.ts";
import { saveFile } from "../../service-level/save-file.ts";
import { useReturnFocus } from "../../shell/use-return-focus.ts";
import type { ListPlace } from "../list-columns.tsx";
import type { ListArrangement } from "../use-list-view.ts";
import { type ExportSource, exportCsv, readForExport } from "./export-rows.ts";

type ExportDialogProps = {
  readonly arrangement: ListArrangement;
  readonly place: ListPlace;
  readonly source: ExportSource;
  readonly onClose: () => void;
};

type Progress = { readonly kind: "asked" | ListExportState; readonly rows: number };

/** Takes a list out as CSV: on the record before the first row, with progress, and stopped when the user says so. */
export const ExportDialog = ({ arrangement, place, source, onClose }: ExportDialogProps) => {
  const { t, i18n } = useTranslation();
  const api = useBrokerApi();
  useReturnFocus();
  const nameOf = useNameOf();
  const [progress, setProgress] = useState<Progress>({ kind: "asked", rows: 0 });
  const stop = useRef(new AbortController());
  const record = async (state: ListExportState, rows: number): Promise<void> => {
    const { page, conditions } = arrangement;
    const body = { region: source.region, page, conditions: [...conditions], state, rows };
    const answer = await api.send((client) => client.call(listOperations.recordListExport, { body }));
    if (!answer.ok) throw new Error(answer.problem.title);
  };
  const take = async () => {
    setProgress({ kind: "begun", rows: 0 });
    let read = 0;
    try {
      await record("begun", 0);
      const { rows, state } = await readForExport(
        source,
        (count) => {
          read = count;
          setProgress({ kind: "begun", rows: count });
        },
        stop.current.signal,
      );
      await record(state, rows.length);
      if (state !== "cancelled") {
        const written = { ...arrangement, place, nameOf, t, language: i18n.language };
        saveFile(`tongban-${source.region}.csv`, exportCsv(rows, written), "text/csv");
      }
      setProgress({ kind: state, rows: rows.length });
    } catch {
      setProgress({ kind: "failed", rows: read });
      await record("failed", read).catch(() => {});
    }
  };
  const { kind, rows } = progress;
  const close = () => {
    stop.current.abort();
    onClose();
  };
  return (
    <Modal
      open
      title={t("lists.export.title")}
      onCancel={close}
      footer={
        kind === "asked" ? (
          <Button type="primary" onClick={() => void take()}>
            {t("lists.export.go")}
          </Button>
        ) : kind === "begun" ? (
          <Button onClick={() => stop.current.abort()}>{t("lists.export.stop")}</Button>
        ) : (
          <Button onClick={close}>{t("action.close")}</Button>
        )
      }
    >
      {kind === "asked" ? <p>{t("lists.export.consequence", { most: LIST_EXPORT_ROWS })}</p> : null}
      <div role="status">
        {kind === "begun" ? <p className="number">{t("lists.export.reading", { count: rows })}</p> : null}
        {kind === "asked" || kind === "begun" ? null : (
          <Alert
            showIcon
            type={kind === "whole" ? "success" : kind === "failed" ? "error" : "warning"}
            title={t(`lists.export.${kind}`, { count: rows })}
          />
        )}
      </div>
    </Modal>
  );
};
