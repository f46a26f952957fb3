import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { KeyMark } from "../../shell/keyboard/key-mark.tsx";
import type { CommandDialogProps } from "./command-dialog.tsx";

type DialogButtonsProps = CommandDialogProps & { readonly onLeave: () => void };

/** The buttons of a command's dialog: to send it, or only to close where it may be sent no more. */
export const DialogButtons = (props: DialogButtonsProps) => {
  const { allowed, confirm, confirmAndNext, danger = false, state, formId } = props;
  const { onConfirm, onClose, onLeave } = props;
  const { t } = useTranslation();
  const sending = state.kind === "sending";
  // The key makes it another button than the first one below, so that it takes the keyboard.
  if (!allowed)
    return (
      <Button key="close" type="primary" onClick={onClose} autoFocus>
        {t("action.close")}
      </Button>
    );
  return (
    <>
      <Button onClick={onLeave} disabled={sending}>
        {t("action.cancel")}
      </Button>
      {confirmAndNext === undefined || state.kind === "unsure" ? null : (
        <Button danger={danger} disabled={sending} onClick={() => onConfirm(true)}>
          {confirmAndNext}
          <KeyMark keys="Ctrl ↵" />
        </Button>
      )}
      <Button
        type="primary"
        danger={danger}
        loading={sending}
        {...(formId === undefined
          ? { autoFocus: true, onClick: () => onConfirm(false) }
          : { htmlType: "submit", form: formId })}
      >
        {state.kind === "unsure" ? t("action.retry") : confirm}
      </Button>
    </>
  );
};

type LeavingButtonsProps = { readonly onStay: () => void; readonly onLeave: () => void };

/** Asks before what was typed is thrown away; another Esc goes back to it. */
export const LeavingButtons = ({ onStay, onLeave }: LeavingButtonsProps) => {
  const { t } = useTranslation();
  return (
    <div role="alert" className="leaving">
      <span>{t("confirm.leaving")}</span>
      <Button danger onClick={onLeave}>
        {t("action.discard")}
      </Button>
      <Button type="primary" onClick={onStay} autoFocus>
        {t("action.stay")}
      </Button>
    </div>
  );
};
