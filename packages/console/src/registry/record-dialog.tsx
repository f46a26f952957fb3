import { App, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRecordChanges } from "../api/registry-queries.ts";
import type { CommandState } from "../api/use-command.ts";
import { FormDialog } from "../case/actions/form-dialog.tsx";
import { Differences, type Readable } from "./difference-list.tsx";
import { TextField } from "./fields/field.tsx";
import type { RecordActionEntry, RecordAnswer, RecordTarget, RecordValues } from "./record-action.ts";
import { type RecordAction, recordActions } from "./record-actions.ts";
import { useRecordCommand } from "./use-record-command.ts";

/** Nobody holds a record. */
const noHolder = { holder: null, holderName: null };

type RecordDialogProps = {
  readonly action: RecordAction;
  readonly target: RecordTarget;
  readonly readable?: Readable | undefined;
  readonly onDone: (answer: RecordAnswer) => void;
  readonly onClose: () => void;
};

/** Asks for what an action on a record needs, always why, and does it; tells who was faster. */
export const RecordDialog = ({ action, target, readable, onDone, onClose }: RecordDialogProps) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { kind, danger, Fields, initial } = recordActions[action];
  const [form] = Form.useForm<RecordValues>();
  const [begun] = useState<RecordValues>(() => initial?.(target) ?? {});
  const [typed, setTyped] = useState(false);
  const command = useRecordCommand(action, target, begun, (answer) => {
    void message.success(t(`registry.done.${action}`));
    onDone(answer);
  });
  const moved = movedTo(command.state);
  // What others changed has to be here before one's own change is sent on top of it.
  const isReading = moved !== undefined && target.version < moved;
  return (
    <FormDialog<RecordValues>
      title={t(`registry.action.${action}`)}
      consequence={t(`registry.consequence.${action}`)}
      confirm={t(`registry.action.${action}`)}
      danger={danger}
      state={isReading ? { kind: "sending" } : command.state}
      allowed
      typed={typed}
      holder={noHolder}
      form={form}
      initial={begun}
      onEdited={() => setTyped(true)}
      onSend={(values) => void command.send(values)}
      onClose={onClose}
    >
      {Fields ? <Fields target={target} /> : null}
      <TextField name="why" required max={500} rows={2} hint={t("registry.hint.why")} />
      {moved !== undefined && !isReading ? (
        <LastChange kind={kind} id={target.id} readable={readable} />
      ) : null}
    </FormDialog>
  );
};

/** The version that somebody else's change made, where the command was refused because of it. */
const movedTo = (state: CommandState): number | undefined =>
  state.kind === "problem" && state.problem.code === "version-stale"
    ? Number(state.problem["version"])
    : undefined;

type LastChangeProps = {
  readonly kind: RecordActionEntry["kind"];
  readonly id: string;
  readonly readable: Readable | undefined;
};

/** What somebody else changed meanwhile, before one's own change takes it further. */
const LastChange = ({ kind, id, readable }: LastChangeProps) => {
  const { t } = useTranslation();
  const last = useRecordChanges(kind, id).data?.at(-1);
  // A lead may say a roster, but reads nobody's history.
  const who = last ? t("registry.moved", { name: last.by }) : t("registry.movedBySomebody");
  return (
    <section className="record-moved" aria-label={who}>
      <p>{who}</p>
      {last ? <Differences change={last} readable={readable} /> : null}
      <p className="faint">{t("registry.movedHint")}</p>
    </section>
  );
};
