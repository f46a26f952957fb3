import { useQueryClient } from "@tanstack/react-query";
import { windowRoutes } from "@tongban/contract";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useCommand } from "../api/use-command.ts";
import { queryKeys } from "../api/window-queries.ts";
import type { RevealedApplicant, StaffCase } from "../api/wire.ts";
import { CommandDialog } from "./command-dialog.tsx";

type RevealDialogProps = {
  readonly kase: StaffCase;
  readonly onRevealed: (applicant: RevealedApplicant) => void;
  readonly onClose: () => void;
};

type Fields = { readonly reason: string };

/** Asks why somebody needs to see the applicant in full; the answer goes on the record. */
export const RevealDialog = ({ kase, onRevealed, onClose }: RevealDialogProps) => {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const queries = useQueryClient();
  const command = useCommand({
    tell: (client, { reason }: Fields, idempotencyKey) =>
      client.call(windowRoutes.revealApplicant, {
        params: { caseId: kase.caseId },
        body: { reason },
        idempotencyKey,
      }),
    onDone: (revealed) => {
      void queries.invalidateQueries({ queryKey: queryKeys.case(kase.caseId) });
      onRevealed(revealed);
      onClose();
    },
  });
  const confirm = async () => {
    const fields = await form.validateFields().catch(() => undefined);
    if (fields) await command.send(fields);
  };
  return (
    <CommandDialog
      title={t("action.reveal")}
      consequence={t("confirm.reveal")}
      confirm={t("action.reveal")}
      state={command.state}
      allowed={kase.actions.includes("reveal")}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={() => void confirm()}>
        <Form.Item<Fields>
          name="reason"
          label={t("confirm.purpose")}
          rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
        >
          <Input autoFocus maxLength={200} placeholder={t("confirm.purposeHint")} />
        </Form.Item>
      </Form>
    </CommandDialog>
  );
};
