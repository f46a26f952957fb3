import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Readable } from "./difference-list.tsx";
import type { RecordAnswer, RecordTarget } from "./record-action.ts";
import { type RecordAction, recordActions } from "./record-actions.ts";
import { RecordDialog } from "./record-dialog.tsx";

type RecordButtonsProps = {
  readonly target: RecordTarget;
  readonly actions: readonly RecordAction[];
  readonly readable?: Readable;
  readonly onDone?: (answer: RecordAnswer) => void;
};

/** What may be done with a record, each by its dialog. */
export const RecordButtons = ({ target, actions, readable, onDone }: RecordButtonsProps) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<RecordAction>();
  return (
    <>
      {actions.map((action) => {
        const { danger } = recordActions[action];
        return (
          <Button key={action} danger={danger} onClick={() => setOpen(action)}>
            {t(`registry.action.${action}`)}
          </Button>
        );
      })}
      {open ? (
        <RecordDialog
          action={open}
          target={target}
          readable={readable}
          onDone={(answer) => {
            setOpen(undefined);
            onDone?.(answer);
          }}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </>
  );
};
