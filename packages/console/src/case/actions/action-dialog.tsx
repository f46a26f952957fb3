import { Form } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../../api/me-context.ts";
import { useNameOf } from "../../api/name-of.ts";
import type { CaseAction, StaffCase } from "../../api/wire.ts";
import { dropDraft, hasText, keepDraft, readDraft } from "../../session/draft.ts";
import { lazyPart } from "../../shell/lazy-part.tsx";
import type { FieldValues } from "./action-entry.ts";
import { actionName, caseActions } from "./case-actions.ts";
import { CommandDialog } from "./command-dialog.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { type CaseActionAnswer, useCaseCommand } from "./use-case-command.ts";

const PaperPreview = lazyPart(async () => (await import("../papers/paper-preview.tsx")).PaperPreview);

type ActionDialogProps = {
  readonly action: CaseAction;
  readonly kase: StaffCase;
  readonly onDone: (answer: CaseActionAnswer) => void;
  /** Takes the next case; absent for who works at no window. */
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
};

/** Name of the draft of one person's action on one case. */
export const draftName = (person: string, caseId: string, action: CaseAction): string =>
  `${person}.${caseId}.${action}`;

/** Asks for what an action needs and sends it; what was typed survives until it is sent or given up. */
export const ActionDialog = ({ action, kase, onDone, onNext, onClose }: ActionDialogProps) => {
  const { t } = useTranslation();
  const name = actionName(t, action, useNameOf().kind(kase.matter));
  const { danger, finishes, Guide, Fields, initial, previewOf } = caseActions[action];
  const [form] = Form.useForm<FieldValues>();
  const draft = draftName(useSelf().id, kase.caseId, action);
  const [kept] = useState(() => readDraft(sessionStorage, draft));
  const [typed, setTyped] = useState(kept !== undefined);
  // Of the case as it was when the dialog opened: what it began with does not change under the hands.
  const [begun] = useState(() => initial?.(kase) ?? {});
  // A draft shows what was written when it was asked for: whatever is written after that takes it away.
  const [edits, setEdits] = useState(0);
  const edited = (all: FieldValues) => {
    setEdits((before) => before + 1);
    keepDraft(sessionStorage, draft, all, begun);
    setTyped(hasText(all, begun));
  };
  const close = () => {
    dropDraft(sessionStorage, draft);
    onClose();
  };
  const takesNext = useRef(false);
  const command = useCaseCommand(action, kase, (answer) => {
    close();
    onDone(answer);
    if (takesNext.current) onNext?.();
  });
  const send = (fields: FieldValues, thenNext: boolean) => {
    takesNext.current = thenNext;
    void command.send(fields);
  };
  const dialog = {
    title: name,
    consequence: t(`confirm.${action}`),
    confirm: name,
    danger,
    state: command.state,
    allowed: kase.actions.includes(action),
    typed,
    holder: kase,
    ...(finishes && onNext ? { confirmAndNext: t("confirm.andNext", { action: name }) } : {}),
    onClose: close,
  };
  const guide = Guide ? <Guide kase={kase} /> : null;
  const preview = previewOf ? (
    <PaperPreview
      key={edits}
      caseId={kase.caseId}
      commandOf={() =>
        (Fields ? form.validateFields() : Promise.resolve({})).then(previewOf, () => undefined)
      }
    />
  ) : null;
  if (!Fields)
    return (
      <CommandDialog {...dialog} onConfirm={(thenNext) => send({}, thenNext)}>
        {guide}
        {preview}
      </CommandDialog>
    );
  return (
    <FormDialog
      {...dialog}
      form={form}
      initial={{ ...begun, ...kept }}
      onEdited={() => edited(form.getFieldsValue(true))}
      onSend={send}
    >
      {guide}
      {kept ? <p className="draft-note">{t("confirm.draft")}</p> : null}
      <Fields kase={kase} onEdited={() => edited(form.getFieldsValue(true))} />
      {preview}
    </FormDialog>
  );
};
