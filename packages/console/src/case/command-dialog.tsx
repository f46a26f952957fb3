import type { ProblemDetails } from "@tongban/contract";
import { Alert, Button, Modal } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "../api/problem-text.ts";
import type { CommandState } from "../api/use-command.ts";
import { instantNow } from "../time/now.ts";

type CommandDialogProps = {
  readonly title: string;
  /** What will happen. */
  readonly consequence: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly state: CommandState;
  /** Whether the command may still be sent; if not, the dialog only tells what happened. */
  readonly allowed: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

/** Says what will happen before it happens, and afterwards what came of it. */
export const CommandDialog = (props: CommandDialogProps) => {
  const { t } = useTranslation();
  const { state } = props;
  const sending = state.kind === "sending";
  // The page may learn of a command before its sender does; only sending it again gives the sender the answer.
  const allowed = props.allowed || sending || state.kind === "unsure";
  const confirm = state.kind === "unsure" ? t("action.retry") : props.confirm;
  return (
    <Modal
      open
      title={props.title}
      onCancel={props.onClose}
      closable={!sending}
      keyboard={!sending}
      mask={{ closable: false }}
      width={560}
      footer={
        allowed
          ? [
              <Button key="cancel" onClick={props.onClose} disabled={sending}>
                {t("action.cancel")}
              </Button>,
              <Button
                key="confirm"
                type="primary"
                danger={props.danger === true}
                loading={sending}
                onClick={props.onConfirm}
                autoFocus={props.children === undefined}
              >
                {confirm}
              </Button>,
            ]
          : [
              <Button key="close" type="primary" onClick={props.onClose}>
                {t("action.close")}
              </Button>,
            ]
      }
    >
      {allowed ? <p className="consequence">{props.consequence}</p> : null}
      {allowed ? props.children : null}
      {state.kind === "refused" ? <Refusal problem={state.problem} /> : null}
      {state.kind === "unsure" ? (
        <Alert type="warning" showIcon title={t("trouble.unsure")} role="alert" />
      ) : null}
    </Modal>
  );
};

const Refusal = ({ problem }: { readonly problem: ProblemDetails }) => {
  const { t, i18n } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problemText(t, problem, instantNow(), i18n.language)}
      description={
        problem.status >= 500 ? t("trouble.correlation", { id: problem.correlationId }) : t("trouble.moved")
      }
    />
  );
};
