import type { InspectionAction, Instant } from "@tongban/domain";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../../api/wire.ts";
import { useSendFiles } from "../../intake/use-send-files.ts";
import { momentText } from "../../time/date-text.ts";
import { Facts } from "../facts.tsx";
import { InspectionDialog } from "./inspection-dialog.tsx";
import "../../list/list.css";

type InspectionPanelProps = { readonly kase: StaffCase; readonly now: Instant };
type Appointment = StaffCase["inspection"]["appointments"][number];

/** The site inspections of a case (踏勘), the last first, and what may be done about them. */
export const InspectionPanel = ({ kase, now }: InspectionPanelProps) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<InspectionAction | undefined>(undefined);
  const sender = useSendFiles();
  const { required, appointments, actions, state } = kase.inspection;
  const failed = [...sender.states.values()].some(({ kind }) => kind === "failed");
  return (
    <section className="panel" aria-labelledby="inspection">
      <h2 id="inspection">{t("inspection.title")}</h2>
      {required && state !== "passed" && state !== "conditional" ? <p>{t("inspection.required")}</p> : null}
      {appointments.toReversed().map((one) => (
        <OneAppointment key={one.n} appointment={one} now={now} />
      ))}
      {failed ? (
        <p className="editor-trouble" role="alert">
          {t("inspection.notSent")}
        </p>
      ) : null}
      <div className="action-buttons no-print">
        {actions.map((action) => (
          <Button key={action} onClick={() => setOpen(action)}>
            {t(
              action === "schedule" && state === "scheduled"
                ? "inspection.move"
                : `inspection.action.${action}`,
            )}
          </Button>
        ))}
      </div>
      {open ? (
        <InspectionDialog
          action={open}
          kase={kase}
          onFiles={(files) => void sender.sendAll(kase.caseId, files)}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </section>
  );
};

type OneAppointmentProps = { readonly appointment: Appointment; readonly now: Instant };

const OneAppointment = ({ appointment: one, now }: OneAppointmentProps) => {
  const { t, i18n } = useTranslation();
  const comma = t("punctuation.comma");
  const titles = [...new Set(one.materials.map(({ title }) => title))];
  return (
    <>
      <h3>
        {momentText(one.heldAt ?? one.at, now, i18n.language)}{" "}
        <span
          className={`warning-mark ${one.state === "failed" || one.state === "missed" ? "level-orange" : ""}`}
        >
          {t(`inspection.state.${one.state}`)}
        </span>
      </h3>
      <Facts
        facts={[
          [t("inspection.place"), `${t(`inspection.way.${one.way}`)} ${one.place}`],
          [t("inspection.inspectors"), one.inspectors],
          one.organs.length > 0 ? [t("inspection.organs"), one.organs.join(comma)] : null,
          one.reason ? [t("inspection.movedFor"), one.reason] : null,
          one.missedFor ? [t("inspection.reason"), one.missedFor] : null,
          one.findings ? [t("inspection.findings"), one.findings] : null,
          one.conditions ? [t("inspection.conditions"), one.conditions] : null,
          one.points.length > 0
            ? [
                t("inspection.checklist"),
                one.points.map(({ point, met }) => `${met ? "✓" : "✗"} ${point}`).join("\n"),
              ]
            : null,
          titles.length > 0
            ? [t("inspection.photographs"), `${titles.join(comma)} ×${one.materials.length}`]
            : null,
        ]}
      />
    </>
  );
};
