import { coordinatorOperations } from "@tongban/contract";
import { appealDecisions } from "@tongban/domain";
import { App, Form, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommandOnCase } from "../../api/use-command-on-case.ts";
import type { StaffCase } from "../../api/wire.ts";
import { hasText } from "../../session/draft.ts";
import { type FieldValues, textOf } from "./action-entry.ts";
import { badRatings, RatingReason, StageField, stageIn } from "./appeal-fields.tsx";
import { FormDialog } from "./form-dialog.tsx";

type DecideAppealDialogProps = { readonly kase: StaffCase; readonly onClose: () => void };

/** Asks a coordinator of the source region whether a bad rating stands or is set aside, and why. */
export const DecideAppealDialog = ({ kase, onClose }: DecideAppealDialogProps) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<FieldValues>();
  const [typed, setTyped] = useState(false);
  const stages = badRatings(kase, "asked").map(({ stage }) => stage);
  const blank = { stage: stages[0] ?? "", decision: "", reason: "" };
  const command = useCommandOnCase({
    kase,
    tell: (client, seen, fields: FieldValues) =>
      client.call(coordinatorOperations.decideAppeal, { ...seen, body: decidedOf(fields) }),
    onDone: () => {
      void message.success(t("rating.decided"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("rating.decide")}
      consequence={t("rating.consequence")}
      confirm={t("rating.decide")}
      state={command.state}
      allowed={stages.length > 0}
      typed={typed}
      holder={kase}
      form={form}
      initial={blank}
      onEdited={() => setTyped(hasText(form.getFieldsValue(true), blank))}
      onSend={(fields) => void command.send(fields)}
      onClose={onClose}
    >
      <StageField stages={stages} />
      <Form.Item
        name="decision"
        label={t("rating.decision")}
        rules={[{ required: true, message: t("rating.decisionRequired") }]}
      >
        <Radio.Group
          options={appealDecisions.map((decision) => ({
            value: decision,
            label: t(`rating.appeal.${decision}`),
          }))}
        />
      </Form.Item>
      <RatingReason label={t("rating.decisionReason")} />
    </FormDialog>
  );
};

const decidedOf = (fields: FieldValues) => ({
  stage: stageIn(fields),
  decision: appealDecisions.find((one) => one === textOf(fields, "decision")) ?? "stands",
  reason: textOf(fields, "reason"),
});
