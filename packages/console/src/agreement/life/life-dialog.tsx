import { findingWords } from "@tongban/contract";
import { App, Input, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraftCheck } from "../../api/agreement-queries.ts";
import { useSelf } from "../../api/me-context.ts";
import { useNameOf } from "../../api/name-of.ts";
import type { AgreementFile, Finding } from "../../api/wire.ts";
import { CommandDialog } from "../../case/actions/command-dialog.tsx";
import { factTexts, rowText } from "../check/fact-text.ts";
import { Field } from "../field.tsx";
import { useFileCommand } from "../use-file-command.ts";
import { actionsOn, type LifeAction } from "./life-actions.ts";
import { type LifeInput, tellLife } from "./tell-life.ts";

/** Actions that say why; of a publication only a finding asks for it. */
const reasoned: ReadonlySet<LifeAction> = new Set([
  "send-back",
  "take-back",
  "suspend",
  "reinstate",
  "terminate",
]);
const proposals: ReadonlySet<LifeAction> = new Set(["propose", "reinstate", "terminate"]);
const dangerous: ReadonlySet<LifeAction> = new Set(["suspend", "terminate", "discard"]);

/** Nobody holds an agreement. */
const noHolder = { holder: null, holderName: null };

type LifeDialogProps = {
  readonly file: AgreementFile;
  readonly action: LifeAction;
  readonly onClose: () => void;
};

/** Says what an action on an agreement leads to, asks why where that is needed, and does it. */
export const LifeDialog = ({ file, action, onClose }: LifeDialogProps) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const me = useSelf();
  const formId = useId();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const mine = myParties(file, me.regions);
  const [region, setRegion] = useState(mine[0]?.region);
  const check = useDraftCheck(action === "propose" ? file : { ...file, draft: null });
  const findings = check.data?.findings ?? [];
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const needsReason = reasoned.has(action) || findings.some(({ severity }) => severity === "needs-reason");
  const command = useFileCommand<LifeInput>(file, {
    tell: (client, input, sent) => tellLife[action](client, file, input, sent),
    onDone: () => {
      void message.success(t(`editor.done.${action}`));
      onClose();
    },
  });
  const send = () => {
    const lacking = needsReason && reason.trim() === "";
    setMissing(lacking);
    if (!lacking) void command.send({ reason: reason.trim(), region });
  };
  const asksWhy = needsReason || action === "propose";
  return (
    <CommandDialog
      title={t(`editor.action.${action}`)}
      consequence={t(`editor.consequence.${action}`)}
      confirm={t(`editor.action.${action}`)}
      danger={dangerous.has(action)}
      state={command.state}
      allowed={actionsOn(file, me).includes(action)}
      typed={reason.trim() !== ""}
      holder={noHolder}
      {...(asksWhy ? { formId } : {})}
      onConfirm={send}
      onClose={onClose}
    >
      {asksWhy ? (
        <form
          id={formId}
          className="editor-dialog"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <ReasonedFindings findings={action === "propose" ? findings : []} />
          {errors > 0 ? <p className="editor-trouble">{t("editor.errorsFirst", { count: errors })}</p> : null}
          <Field
            label={t(action === "send-back" ? "editor.comment" : "editor.reason")}
            {...(action === "propose" && needsReason ? { hint: t("editor.reasonNeeded") } : {})}
            {...(missing ? { trouble: t("editor.reasonRequired") } : {})}
          >
            {(field) => (
              <Input.TextArea
                {...field}
                rows={4}
                maxLength={1000}
                showCount
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          {proposals.has(action) && mine.length > 1 ? (
            <Field label={t("editor.reasonFor")}>
              {({ id }) => (
                <Select
                  id={id}
                  value={region ?? null}
                  options={mine.map((one) => ({ value: one.region, label: one.name }))}
                  onChange={(next) => setRegion(next ?? undefined)}
                />
              )}
            </Field>
          ) : null}
        </form>
      ) : null}
    </CommandDialog>
  );
};

/** Rows that one finding is named of; the check has all. */
const NAMED = 20;

/** What asks for a reason, such as what is worse than for local applicants. */
const ReasonedFindings = ({ findings }: { readonly findings: readonly Finding[] }) => {
  const { t, i18n } = useTranslation();
  const names = useNameOf();
  const language = i18n.language === "en" ? "en" : "zh";
  const reasonedOnes = findings.filter(({ severity }) => severity === "needs-reason");
  if (reasonedOnes.length === 0) return null;
  const left = reasonedOnes.length - NAMED;
  return (
    <div className="sent-back">
      <p>{t("gap.needsReason")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className="reasoned" tabIndex={0} aria-label={t("editor.difference.findings")}>
        {reasonedOnes.slice(0, NAMED).map((one) => (
          <li key={JSON.stringify(one)}>
            <strong>{findingWords[one.code][language]}</strong>
            {one.row === undefined ? null : (
              <span className="finding-line">{rowText(t, names, one.row)}</span>
            )}
            <span className="finding-line">
              {factTexts(t, names, one.facts).join(t("punctuation.comma"))}
            </span>
          </li>
        ))}
      </ul>
      {left > 0 ? <p>{t("editor.moreFindings", { count: left })}</p> : null}
    </div>
  );
};

type Region = { readonly region: string; readonly name: string };

/** My regions that are parties: of the draft, or of the agreement as it is published. */
const myParties = ({ draft, published }: AgreementFile, regions: readonly Region[]): readonly Region[] => {
  const parties: readonly string[] = (draft ?? published)?.content.parties ?? [];
  return regions.filter(({ region }) => parties.includes(region));
};
