import type { Instant } from "@tongban/domain";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMarks, useMaterials } from "../../api/material-queries.ts";
import type { StaffCase } from "../../api/wire.ts";
import { useShortcuts } from "../../shell/keyboard/use-shortcuts.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { Facts } from "../facts.tsx";
import { MarkForm } from "./mark-form.tsx";
import { markOf } from "./mark-name.ts";
import { MaterialChoice } from "./material-choice.tsx";
import { MaterialViewer } from "./material-viewer.tsx";
import "./beside.css";

type BesideViewProps = { readonly kase: StaffCase; readonly now: Instant; readonly onClose: () => void };

/**
 * The form and the materials of a case beside each other (对照审查): J and K go through the materials, what is found of
 * each is kept, and 0 shows the material alone. One material is opened at a time, because each opening is on the record.
 */
export const BesideView = ({ kase, now, onClose }: BesideViewProps) => {
  const { t } = useTranslation();
  const materials = useMaterials(kase.caseId, "examiner");
  const marks = useMarks(kase.caseId);
  const [at, setAt] = useState(0);
  const [wide, setWide] = useState(false);
  const all = materials.data?.materials ?? [];
  const go = (step: number) => setAt((now) => Math.max(0, Math.min(all.length - 1, now + step)));
  useShortcuts({ j: () => go(1), k: () => go(-1), 0: () => setWide(!wide) });
  const shown = all[at];
  const original = kase.originals.find(({ material }) => material === shown?.title);
  const found = marks.data?.marks ?? [];
  return (
    <section className="panel beside no-print" aria-labelledby="beside">
      <div className="panel-head">
        <h2 id="beside">{t("materials.title")}</h2>
        <span className="beside-buttons">
          <Button onClick={() => setWide(!wide)} aria-keyshortcuts="0">
            {t(wide ? "materials.narrow" : "materials.wide")}
          </Button>
          <Button onClick={onClose}>{t("materials.close")}</Button>
        </span>
      </div>
      <p className="faint">{t("materials.hint")}</p>
      {materials.isPending ? <Loading rows={6} /> : null}
      {materials.isError && !materials.data ? (
        <LoadFailure error={materials.error} onRetry={() => void materials.refetch()} />
      ) : null}
      {materials.data && all.length === 0 ? <p className="faint">{t("case.noMaterials")}</p> : null}
      <div className={wide ? "beside-columns beside-wide" : "beside-columns"}>
        <div className="beside-form">
          <h3>{t("case.form")}</h3>
          {kase.application.form.length === 0 ? <p className="faint">{t("case.noForm")}</p> : null}
          <Facts facts={kase.application.form.map(({ label, value }) => [label, value] as const)} />
          <MaterialChoice materials={all} marks={found} at={at} onChoose={setAt} />
        </div>
        {shown ? (
          <div className="beside-material">
            <p className="faint" role="status">
              {`${shown.title} · ${t("materials.place", { n: at + 1, count: all.length })}`}
              {original === undefined ? null : (
                <strong>{` · ${t(original.seen ? "originals.seen" : "originals.outstanding")}`}</strong>
              )}
            </p>
            <MarkForm
              key={`mark ${shown.sha256} ${shown.title}`}
              kase={kase}
              title={shown.title}
              mark={markOf(found, shown.title)}
              now={now}
            />
            <MaterialViewer
              key={shown.sha256}
              caseId={kase.caseId}
              material={shown}
              onStep={go}
              first={at === 0}
              last={at === all.length - 1}
            />
          </div>
        ) : null}
      </div>
    </section>
  );
};
