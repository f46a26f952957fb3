import { useQueryClient } from "@tanstack/react-query";
import { paperOperations } from "@tongban/contract";
import { App, Checkbox, Form, Input } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../api/use-command.ts";
import { queryKeys } from "../../api/window-queries.ts";
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
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Voiding>();
  const [typed, setTyped] = useState(false);
  const seen = useRef(kase.version);
  const readAgain = () => void queries.invalidateQueries({ queryKey: queryKeys.case(kase.caseId) });
  const command = useCommand({
    tell: (client, body: Voiding, idempotencyKey) =>
      client.call(paperOperations.voidPaper, {
        params: { caseId: kase.caseId, n },
        ifMatch: seen.current,
        body,
        idempotencyKey,
      }),
    onDone: () => {
      readAgain();
      void message.success(t("paper.voidDone"));
      onClose();
    },
    onRefused: readAgain,
  });
  const send = (body: Voiding) => {
    // A repetition repeats the version too, though the page may have moved on since.
    if (command.state.kind !== "unsure") seen.current = kase.version;
    void command.send(body);
  };
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
      onSend={send}
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
