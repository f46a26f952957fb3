import { inspectionOperations } from "@tongban/contract";
import { type InspectionAction, inspectionResults, inspectionWays } from "@tongban/domain";
import { App, Checkbox, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCaseGuidance } from "../../api/guidance-queries.ts";
import { materialsKey } from "../../api/material-queries.ts";
import { useCommandOnCase } from "../../api/use-command-on-case.ts";
import type { StaffCase } from "../../api/wire.ts";
import { type BroughtMaterial, filesOf } from "../../intake/intake-draft.ts";
import { FileButtons } from "../../intake/materials-step.tsx";
import { momentField } from "../../time/moment-field.ts";
import { instantNow } from "../../time/now.ts";
import { FormDialog } from "../actions/form-dialog.tsx";
import { appointmentOf, type InspectionFields, recordOf } from "./inspection-fields.ts";
import "../../intake/intake.css";

type InspectionDialogProps = {
  readonly action: InspectionAction;
  readonly kase: StaffCase;
  /** Told which files belong to what was recorded. */
  readonly onFiles: (files: ReadonlyMap<string, File>) => void;
  readonly onClose: () => void;
};

/** Appoints an inspection, or says what became of it, with photographs from a phone. */
export const InspectionDialog = ({ action, kase, onFiles, onClose }: InspectionDialogProps) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<InspectionFields>();
  const [typed, setTyped] = useState(false);
  const [brought, setBrought] = useState<readonly BroughtMaterial[]>([]);
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map());
  const guidance = useCaseGuidance(kase.caseId);
  const checklist = guidance.data?.checklist ?? [];
  const command = useCommandOnCase({
    kase,
    tell: (client, seen, fields: InspectionFields) =>
      client.call(inspectionOperations.inspectCase, {
        ...seen,
        body:
          action === "schedule"
            ? appointmentOf(fields)
            : action === "record"
              ? recordOf(fields, checklist, brought)
              : { do: "miss", reason: fields.reason?.trim() ?? "" },
      }),
    onDone: () => {
      void message.success(t(`inspection.done.${action}`));
      if (brought.length > 0) onFiles(filesOf(brought, files));
      onClose();
    },
    stale: [materialsKey(kase.caseId)],
  });
  const result = Form.useWatch("result", form);
  const moved = kase.inspection.state === "scheduled";
  const required = [{ required: true, whitespace: true, message: t("inspection.needed") }];
  const put = (material: BroughtMaterial, file: File) => {
    setTyped(true);
    setBrought((before) => [...before.filter(({ sha256 }) => sha256 !== material.sha256), material]);
    setFiles((before) => new Map([...before, [material.sha256, file]]));
  };
  return (
    <FormDialog
      title={t(action === "schedule" && moved ? "inspection.move" : `inspection.action.${action}`)}
      consequence={t(`inspection.consequence.${action}`)}
      confirm={t(`inspection.confirm.${action}`)}
      state={command.state}
      allowed={kase.inspection.actions.includes(action)}
      typed={typed}
      holder={kase}
      form={form}
      initial={
        action === "record" ? { heldAt: momentField(instantNow()), result: "passed" } : { way: "on-site" }
      }
      onEdited={() => setTyped(true)}
      onSend={(fields) => void command.send(fields)}
      onClose={onClose}
    >
      {action === "schedule" ? (
        <>
          <Form.Item name="at" label={t("inspection.at")} rules={required}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="way" label={t("inspection.wayHead")}>
            <Select
              options={inspectionWays.map((way) => ({ value: way, label: t(`inspection.way.${way}`) }))}
            />
          </Form.Item>
          <Form.Item
            name="place"
            label={t("inspection.place")}
            extra={t("inspection.placeHint")}
            rules={required}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="inspectors" label={t("inspection.inspectors")} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="organs" label={t("inspection.organs")} extra={t("inspection.organsHint")}>
            <Input.TextArea rows={2} maxLength={600} />
          </Form.Item>
        </>
      ) : null}
      {action === "record" ? (
        <>
          <Form.Item name="heldAt" label={t("inspection.heldAt")} rules={required}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="result" label={t("inspection.result")}>
            <Select
              options={inspectionResults.map((one) => ({ value: one, label: t(`inspection.state.${one}`) }))}
            />
          </Form.Item>
          {checklist.length > 0 ? (
            <Form.Item name="met" label={t("inspection.checklist")} extra={t("inspection.checklistHint")}>
              <Checkbox.Group options={[...checklist]} className="inspection-points" />
            </Form.Item>
          ) : null}
          <Form.Item name="findings" label={t("inspection.findings")} rules={required}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
          {result === "conditional" ? (
            <Form.Item name="conditions" label={t("inspection.conditions")} rules={required}>
              <Input.TextArea rows={2} maxLength={2000} />
            </Form.Item>
          ) : null}
          <section className="intake-material" aria-label={t("inspection.photographs")}>
            <h3>{t("inspection.photographs")}</h3>
            <ul>
              {brought.map(({ sha256, fileName }) => (
                <li key={sha256}>{fileName}</li>
              ))}
            </ul>
            <FileButtons title={t("inspection.photograph")} onPut={put} />
          </section>
        </>
      ) : null}
      {action === "miss" || (action === "schedule" && moved) ? (
        <Form.Item name="reason" label={t("inspection.reason")} rules={required}>
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
};
