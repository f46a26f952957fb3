import type { ProblemDetails } from "@tongban/contract";
import { Alert, Modal } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../../api/me-context.ts";
import { problemText } from "../../api/problem-text.ts";
import type { CommandState } from "../../api/use-command.ts";
import type { CaseRow } from "../../api/wire.ts";
import { CommandAlert } from "../../shell/command-alert.tsx";
import { useReturnFocus } from "../../shell/use-return-focus.ts";
import { instantNow } from "../../time/now.ts";
import { DialogButtons, LeavingButtons } from "./dialog-buttons.tsx";

/** What a command's dialog shows and how it tells what was chosen. */
export type CommandDialogProps = {
  readonly title: string;
  /** What will happen. */
  readonly consequence: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly state: CommandState;
  /** Whether the command may still be sent; if not, the dialog only tells what happened. */
  readonly allowed: boolean;
  /** Whether closing would throw away what somebody typed: then it asks first. */
  readonly typed?: boolean;
  /** Who has the case by now, for a refusal because it moved on. */
  readonly holder: Pick<CaseRow, "holder" | "holderName">;
  /** The form that the confirming button submits, whose first field then takes the keyboard. */
  readonly formId?: string;
  /** A second way to confirm, that takes the next case at once. */
  readonly confirmAndNext?: string;
  /** Confirms where there is no form, or with the keys or the button that take the next case as well. */
  readonly onConfirm: (thenNext: boolean) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

/** Says what will happen before it happens, and afterwards what came of it. */
export const CommandDialog = (props: CommandDialogProps) => {
  const { state, typed = false, onClose } = props;
  const [leaving, setLeaving] = useState(false);
  const sending = state.kind === "sending";
  // The page may learn of a command before its sender does; only sending it again gives the sender the answer.
  const allowed = props.allowed || sending || state.kind === "unsure";
  useReturnFocus();
  const outcome = useRef<HTMLDivElement>(null);
  const refused = state.kind === "problem";
  useEffect(() => {
    if (refused && allowed) outcome.current?.focus();
  }, [refused, allowed]);
  const left = useRef<Element | null>(null);
  const stay = () => {
    setLeaving(false);
    if (left.current instanceof HTMLElement) left.current.focus();
  };
  const leave = () => {
    if (leaving) return stay();
    if (!typed || !allowed) return onClose();
    left.current = document.activeElement;
    setLeaving(true);
  };
  return (
    <Modal
      open
      title={props.title}
      onCancel={leave}
      closable={!sending}
      keyboard={!sending}
      mask={{ closable: false }}
      width={560}
      wrapProps={{
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !allowed || leaving) return;
          event.preventDefault();
          props.onConfirm(props.confirmAndNext !== undefined && state.kind !== "unsure");
        },
      }}
      footer={
        leaving ? (
          <LeavingButtons onStay={stay} onLeave={onClose} />
        ) : (
          <DialogButtons {...props} allowed={allowed} onLeave={leave} />
        )
      }
    >
      {allowed ? <p className="consequence">{props.consequence}</p> : null}
      {allowed ? <FirstField>{props.children}</FirstField> : null}
      <div ref={outcome} tabIndex={-1}>
        <Outcome state={state} holder={props.holder} />
      </div>
    </Modal>
  );
};

/** Gives the keyboard to the first field as the dialog opens. */
const FirstField = ({ children }: { readonly children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const fields = "input:checked, input:not([type=radio]), textarea";
    box.current?.querySelector<HTMLElement>(fields)?.focus();
  }, []);
  return <div ref={box}>{children}</div>;
};

const Outcome = ({ state, holder }: Pick<CommandDialogProps, "state" | "holder">) =>
  state.kind === "problem" ? (
    <Refusal problem={state.problem} holder={holder} />
  ) : (
    <CommandAlert state={state} />
  );

type RefusalProps = Pick<CommandDialogProps, "holder"> & { readonly problem: ProblemDetails };

const Refusal = ({ problem, holder }: RefusalProps) => {
  const { t, i18n } = useTranslation();
  const self = useSelf();
  const nowWith = holder.holder === null || holder.holder === self.id ? undefined : holder.holderName;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problemText(t, problem, instantNow(), i18n.language, nowWith ?? undefined)}
      description={
        problem.status >= 500 ? t("trouble.correlation", { id: problem.correlationId }) : t("trouble.moved")
      }
    />
  );
};
