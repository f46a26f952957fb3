import { useQueryClient } from "@tanstack/react-query";
import { noteOperations } from "@tongban/contract";
import { App, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notesKey } from "../../api/note-queries.ts";
import { useCommand } from "../../api/use-command.ts";
import { FormDialog } from "../actions/form-dialog.tsx";

type StrikeDialogProps = { readonly caseId: string; readonly n: number; readonly onClose: () => void };
type Strike = { readonly reason: string };

/** Asks why a note is struck out, and does it. */
export const StrikeDialog = ({ caseId, n, onClose }: StrikeDialogProps) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Strike>();
  const [typed, setTyped] = useState(false);
  const readAgain = () => void queries.invalidateQueries({ queryKey: notesKey(caseId) });
  const command = useCommand({
    tell: (client, body: Strike, idempotencyKey) =>
      client.call(noteOperations.strikeNote, { params: { caseId, n }, body, idempotencyKey }),
    onDone: () => {
      readAgain();
      void message.success(t("notes.done"));
      onClose();
    },
    onRefused: readAgain,
  });
  return (
    <FormDialog
      title={t("notes.strikeOf", { n })}
      consequence={t("notes.consequence")}
      confirm={t("notes.strike")}
      state={command.state}
      allowed
      typed={typed}
      holder={{ holder: null, holderName: null }}
      form={form}
      initial={{ reason: "" }}
      onEdited={() => setTyped(true)}
      onSend={(body) => void command.send(body)}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t("notes.reason")}
        rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
      >
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
    </FormDialog>
  );
};
