import type { UseQueryResult } from "@tanstack/react-query";
import { ROWS_AT_ONCE } from "@tongban/contract";
import { canonicalJson, type LocalLimits, type RegionCode } from "@tongban/domain";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rowBatchesOf } from "../agreement/list/list-edits.ts";
import { useListEdits, useListSteps } from "../agreement/list/use-list-edits.ts";
import type { WholeLocal } from "../api/local-queries.ts";
import { HistoryPanel } from "../registry/history-panel.tsx";
import { RecordButtons } from "../registry/record-buttons.tsx";
import { LeavingQuestion } from "../shell/leaving-question.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { LocalList } from "./local-list.tsx";
import { readableLocal } from "./readable-local.ts";

type LocalViewProps = {
  readonly region: RegionCode;
  readonly local: UseQueryResult<WholeLocal> & { readonly data: WholeLocal };
  /** Whether it is mine to change; what applicants are told is public, so every coordinator reads it. */
  readonly mine: boolean;
};

/** Bytes of rows in one change: the broker takes 128 KB. */
const BYTES_AT_ONCE = 96_000;

/** What a region gives its own applicants: limits, rows, and every change with why. */
export const LocalView = ({ region, local, mine }: LocalViewProps) => {
  const { t } = useTranslation();
  const edited = useListEdits(local, useListSteps());
  const [said, setSaid] = useState<LocalLimits | null>();
  const [typing, setTyping] = useState(false);
  const { limits: known, revision } = local.data;
  const limits = said === undefined ? known : said;
  const isOther = canonicalJson(limits) !== canonicalJson(known);
  const batches = rowBatchesOf(edited.saved, edited.edits, { entries: ROWS_AT_ONCE, bytes: BYTES_AT_ONCE });
  const count = edited.edits.size + (isOther ? 1 : 0);
  const forget = () => {
    edited.forget();
    setSaid(undefined);
  };
  const [first] = batches;
  const change = {
    put: [...(first?.put ?? [])],
    remove: [...(first?.remove ?? [])],
    ...(isOther ? { limits } : {}),
  };
  return (
    <>
      <LeavingQuestion unsaved={count > 0} typing={typing} />
      <section className="panel part-panel" aria-label={t("editor.limits")}>
        <h2>{t("editor.limits")}</h2>
        <LimitFields limits={limits} disabled={!mine} onChange={setSaid} />
      </section>
      <section className="panel part-panel" aria-label={t("localStandard.rows")}>
        <h2>{t("localStandard.rows")}</h2>
        <LocalList region={region} edited={edited} disabled={!mine} onTyping={setTyping} />
      </section>
      {count === 0 ? null : (
        <section className="save-bar" aria-label={t("registry.action.revise-local-standard")}>
          <span role="status">{t("localStandard.unsaved", { count })}</span>
          {edited.conflicts.size > 0 ? (
            <span className="editor-trouble">{t("editor.conflicts", { count: edited.conflicts.size })}</span>
          ) : null}
          {batches.length > 1 ? <span className="editor-trouble">{t("localStandard.tooMany")}</span> : null}
          <span className="save-bar-buttons">
            <Button onClick={forget}>{t("editor.undo")}</Button>
            {edited.conflicts.size > 0 || batches.length > 1 ? null : (
              <RecordButtons
                target={{ id: region, version: revision, local: change }}
                actions={["revise-local-standard"]}
                readable={(says) => readableLocal(says, t)}
                onDone={forget}
              />
            )}
          </span>
        </section>
      )}
      {mine && revision > 0 ? (
        <HistoryPanel
          kind="local-standard"
          id={region}
          title={t("registry.history")}
          readable={(says) => readableLocal(says, t)}
        />
      ) : null}
    </>
  );
};
