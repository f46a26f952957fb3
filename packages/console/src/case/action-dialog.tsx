import { Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../api/me-context.ts";
import type { StaffCase } from "../api/wire.ts";
import { dropDraft, keepDraft, readDraft } from "../session/draft.ts";
import { type ActionFields, inputOf } from "./action-fields.ts";
import { CommandDialog } from "./command-dialog.tsx";
import { DecideFields } from "./decide-fields.tsx";
import { DeclineFields } from "./decline-fields.tsx";
import { ReassignFields } from "./reassign-fields.tsx";
import type { ChangingAction } from "./tell-action.ts";
import { useCaseCommand } from "./use-case-command.ts";

type ActionDialogProps = {
  readonly action: ChangingAction;
  readonly kase: StaffCase;
  readonly onClose: () => void;
};

/** Name of the draft of one person's action on one case. */
export const draftName = (person: string, caseId: string, action: ChangingAction): string =>
  `${person}.${caseId}.${action}`;

/** Asks for what an action needs and sends it; what was typed survives until it is sent or given up. */
export const ActionDialog = ({ action, kase, onClose }: ActionDialogProps) => {
  const { t } = useTranslation();
  const [form] = Form.useForm<ActionFields>();
  const draft = draftName(useSelf().id, kase.caseId, action);
  const [kept] = useState(() => readDraft(sessionStorage, draft));
  const close = () => {
    dropDraft(sessionStorage, draft);
    onClose();
  };
  const command = useCaseCommand(kase, close);
  const confirm = async () => {
    const fields = await form.validateFields().catch(() => undefined);
    if (fields) await command.send(inputOf(action, fields));
  };
  const fields = fieldsOf(action, kase);
  return (
    <CommandDialog
      title={t(`action.${action}`)}
      consequence={t(`confirm.${action}`)}
      confirm={t(`action.${action}`)}
      danger={action === "decline"}
      state={command.state}
      allowed={kase.actions.includes(action)}
      onConfirm={() => void confirm()}
      onClose={close}
    >
      {fields ? (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          scrollToFirstError
          disabled={command.state.kind === "sending"}
          initialValues={{ outcome: "granted", withDocument: false, ...kept }}
          onValuesChange={(_, all: ActionFields) => keepDraft(sessionStorage, draft, all)}
        >
          {kept ? <p className="draft-note">{t("confirm.draft")}</p> : null}
          {fields}
        </Form>
      ) : undefined}
    </CommandDialog>
  );
};

const fieldsOf = (action: ChangingAction, kase: StaffCase) => {
  switch (action) {
    case "reassign":
      return <ReassignFields window={kase.window} holder={kase.holder} />;
    case "decline":
      return <DeclineFields />;
    case "decide":
      return <DecideFields />;
    case "claim":
    case "release":
    case "accept":
      return undefined;
  }
};
