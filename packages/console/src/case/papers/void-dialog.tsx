import { paperOperations } from "@tongban/contract";
import { App, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommandOnCase } from "../../api/use-command-on-case.ts";
import type { StaffCase } from "../../api/wire.ts";
import { FormDialog } from "../actions/form-dialog.tsx";

type VoidDialogProps = {
  readonly kase: StaffCase;
  readonly paper: { readonly n: number; readonly title: string; readonly number: string };
  readonly onClose: () => void;
};
type Voiding = { readonly reason: string; readonly replaced: boolean };

/** Asks a lead why a paper is void (作废) and whether another one takes its place, and declares it so. */
export const VoidDialog = ({ kase, paper: { n, title, number }, onClose }: VoidDialogProps) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Voiding>();
  const [typed, setTyped] = useState(false);
  const command = useCommandOnCase({
    kase,
    tell: (client, { params, ...seen }, body: Voiding) =>
      client.call(paperOperations.voidPaper, { params: { ...params, n }, ...seen, body }),
    onDone: () => {
      void message.success(t("paper.voidDone"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("paper.voidOf", { title, number })}
      consequence={t("paper.consequence")}
      confirm={t("paper.void")}
      state={command.state}
      allowed
      typed={typed}
      holder={kase}
      form={form}
      initial={{ reason: "", replaced: true }}
      onEdited={() => setTyped(true)}
      onSend={(body) => void command.send(body)}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t("paper.voidReason")}
        rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
      >
        <Input.TextArea rows={2} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="replaced" valuePropName="checked">
        <Checkbox>{t("paper.replace")}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
};
