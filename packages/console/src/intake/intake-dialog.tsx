import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../api/wire.ts";
import { CommandDialog } from "../case/actions/command-dialog.tsx";
import { sizeText } from "../case/size-text.ts";
import { type IntakeAction, type IntakeInput, useIntakeCommand } from "./intake-command.ts";
import type { BroughtMaterial } from "./intake-draft.ts";
import { FileButtons } from "./materials-step.tsx";

type IntakeDialogProps = {
  readonly action: IntakeAction;
  readonly kase: StaffCase;
  /** Told which files belong to what was supplied. */
  readonly onSupplied: (files: ReadonlyMap<string, File>) => void;
  readonly onClose: () => void;
};

/** Says what will happen before something is done for the applicant, and takes what it needs. */
export const IntakeDialog = ({ action, kase, onSupplied, onClose }: IntakeDialogProps) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [brought, setBrought] = useState<readonly BroughtMaterial[]>([]);
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map());
  const command = useIntakeCommand(action, kase, () => {
    if (action === "supply") onSupplied(files);
    onClose();
  });
  const asked = kase.notices.findLast(({ kind }) => kind === "supplement")?.deficiencies ?? [];
  const input: IntakeInput = action === "supply" ? { materials: brought } : { reason: reason.trim() };
  const isWhole =
    action === "acknowledge" ||
    (action === "withdraw" && reason.trim() !== "") ||
    (action === "supply" && asked.every(({ material }) => brought.some(({ title }) => title === material)));
  const put = (material: BroughtMaterial, file: File) => {
    setBrought((before) => [...before.filter(({ title }) => title !== material.title), material]);
    setFiles((before) => new Map([...before, [material.sha256, file]]));
  };
  return (
    <CommandDialog
      title={t(`intake.action.${action}`)}
      consequence={t(`intake.consequence.${action}`)}
      confirm={t(`intake.action.${action}`)}
      danger={action === "withdraw"}
      state={command.state}
      allowed={kase.intakeActions.includes(action)}
      typed={reason !== "" || brought.length > 0}
      holder={kase}
      onConfirm={() => {
        if (isWhole) void command.send(input);
      }}
      onClose={onClose}
    >
      {action === "withdraw" ? (
        <Input.TextArea
          aria-label={t("intake.reason")}
          placeholder={t("intake.reason")}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {action === "supply"
        ? asked.map(({ material, problem }) => {
            const one = brought.find(({ title }) => title === material);
            return (
              <section key={material} className="intake-material" aria-label={material}>
                <h3>{material}</h3>
                <p className="faint">{problem}</p>
                {one ? (
                  <p>
                    {one.fileName} · {sizeText(one.size)}
                  </p>
                ) : null}
                <FileButtons title={material} onPut={put} />
              </section>
            );
          })
        : null}
      {isWhole ? null : (
        <p className="faint">{t(action === "supply" ? "intake.supplyAll" : "intake.reasonRequired")}</p>
      )}
    </CommandDialog>
  );
};
