import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../api/me-context.ts";
import type { StaffCase } from "../api/wire.ts";
import { isSupervised, SuperviseDialog } from "./actions/supervise-dialog.tsx";

/** Lets a coordinator order action on the case (督办), one order at a time. */
export const SuperviseButton = ({ kase }: { readonly kase: StaffCase }) => {
  const { t } = useTranslation();
  const self = useSelf();
  const [open, setOpen] = useState(false);
  if (self.role !== "coordinator") return null;
  return (
    <>
      {isSupervised(kase) ? (
        <span className="faint no-print">{t("supervision.running")}</span>
      ) : (
        <Button className="no-print" onClick={() => setOpen(true)}>
          {t("supervision.order")}
        </Button>
      )}
      {open ? <SuperviseDialog kase={kase} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
