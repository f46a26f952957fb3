import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMaterials } from "../api/material-queries.ts";
import type { StaffCase } from "../api/wire.ts";
import { acceptedFiles, broughtFile } from "./brought-file.ts";
import type { IntakeAction } from "./intake-command.ts";
import { IntakeDialog } from "./intake-dialog.tsx";
import { useSendFiles } from "./use-send-files.ts";
import "./intake.css";

type IntakePanelProps = {
  readonly kase: StaffCase;
  /** Whether the case was taken in at one of my windows. */
  readonly mine: boolean;
};

/** Where a case was taken in, and what its window may do for the applicant. */
export const IntakePanel = ({ kase, mine }: IntakePanelProps) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<IntakeAction | undefined>(undefined);
  const sender = useSendFiles();
  const { intake } = kase;
  if (!intake) return null;
  return (
    <section className="panel" aria-labelledby="intake">
      <h2 id="intake">{t("intake.panel")}</h2>
      <p>
        {t("intake.receivedBy", {
          window: kase.names.partner,
          name: intake.receivedBy,
          document: t(`intake.documents.${intake.document}`),
          presenter: t(`intake.presenter.${intake.presentedBy}`),
        })}
      </p>
      {mine ? (
        <div className="action-buttons no-print">
          {kase.intakeActions.map((action) => (
            <Button key={action} danger={action === "withdraw"} onClick={() => setOpen(action)}>
              {t(`intake.action.${action}`)}
            </Button>
          ))}
          <Link to={`/cases/${kase.caseId}/receipt`}>{t("receipt.title")}</Link>
        </div>
      ) : null}
      {mine ? <MissingFiles caseId={kase.caseId} sender={sender} /> : null}
      {open ? (
        <IntakeDialog
          action={open}
          kase={kase}
          onSupplied={(files) => void sender.sendAll(kase.caseId, files)}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </section>
  );
};

type MissingFilesProps = { readonly caseId: string; readonly sender: ReturnType<typeof useSendFiles> };

/** Materials whose files have not arrived, each with the way to send it again: a broken connection loses nothing. */
const MissingFiles = ({ caseId, sender }: MissingFilesProps) => {
  const { t } = useTranslation();
  const materials = useMaterials(caseId, "sender");
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const missing = (materials.data?.materials ?? []).filter(
    ({ state, stalled }) => state === "declared" || stalled,
  );
  if (missing.length === 0) return null;
  const send = async (title: string, sha256: string, file: File | undefined) => {
    if (!file) return;
    const brought = await broughtFile(title, file);
    if (typeof brought === "string" || brought.sha256 !== sha256) return setWrong(sha256);
    setWrong(undefined);
    await sender.sendAll(caseId, new Map([[sha256, file]]));
    await materials.refetch();
  };
  return (
    <div className="no-print">
      <h3>{t("intake.missingFiles")}</h3>
      <ul className="intake-missing">
        {missing.map(({ title, sha256 }) => {
          const state = sender.states.get(sha256);
          return (
            <li key={sha256}>
              <span>{title}</span>
              {state?.kind === "sending" ? (
                <span role="status">{t("intake.sendingPart", { percent: state.percent })}</span>
              ) : (
                <label className="intake-file">
                  <span>{t("intake.sendFile")}</span>
                  <input
                    type="file"
                    accept={acceptedFiles}
                    aria-label={t("intake.sendFileOf", { title })}
                    onChange={(event) => void send(title, sha256, event.target.files?.[0])}
                  />
                </label>
              )}
              {wrong === sha256 ? <span className="editor-trouble">{t("intake.otherFile")}</span> : null}
              {state?.kind === "failed" ? (
                <span className="editor-trouble">{state.detail ?? t("intake.notSent")}</span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
