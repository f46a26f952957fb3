import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseRow } from "../../api/wire.ts";
import type { TeamLoad } from "../team-loads.ts";
import type { BatchAction } from "./batch-actions.ts";
import { BatchDialog } from "./batch-dialog.tsx";
import { type ChosenRows, MOST_CHOSEN } from "./use-chosen-rows.ts";

type BatchBarProps = {
  readonly chosen: ChosenRows;
  /** What may be done with the marked cases here. */
  readonly actions: readonly BatchAction[];
  /** The list as it is now. */
  readonly current: readonly CaseRow[];
  /** What each person of the team holds, where the list says it. */
  readonly loads?: readonly TeamLoad[] | undefined;
};

/** How many cases are marked, and what can be done with all of them. */
export const BatchBar = ({ chosen, actions, current, loads }: BatchBarProps) => {
  const { t } = useTranslation();
  const [first] = chosen.rows;
  const [open, setOpen] = useState<BatchAction | undefined>(undefined);
  return (
    <section className="batch-bar" aria-label={t("batch.label")}>
      <span role="status">{t("batch.chosen", { count: chosen.rows.length, most: MOST_CHOSEN })}</span>
      {actions.map((action, index) => (
        <Button key={action} type={index === 0 ? "primary" : "default"} onClick={() => setOpen(action)}>
          {t(`batch.${action}`)}
        </Button>
      ))}
      <Button onClick={() => chosen.keep(new Set())}>{t("batch.clear")}</Button>
      {open === undefined || !first ? null : (
        <BatchDialog
          key={open}
          action={open}
          rows={chosen.rows}
          current={current}
          window={first.window}
          loads={loads}
          onClose={(left) => {
            setOpen(undefined);
            if (left) chosen.keep(left);
          }}
        />
      )}
    </section>
  );
};
