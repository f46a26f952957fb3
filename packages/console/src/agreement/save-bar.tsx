import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { AgreementFile } from "../api/wire.ts";
import { CommandOutcome } from "./command-outcome.tsx";
import { changedFields, type DraftField } from "./draft-changes.ts";
import type { useDraftChanges } from "./use-draft-changes.ts";

/** The words of what was changed, by the name that the draft has for it. */
const fieldWords = {
  title: "editor.title",
  kind: "editor.kind",
  parties: "editor.parties",
  validFrom: "editor.validFrom",
  validUntil: "editor.validUntil",
  document: "editor.document",
  claim: "editor.limit.claim",
  notice: "editor.limit.notice",
  supplement: "editor.limit.supplement",
  delivery: "editor.limit.delivery",
  return: "editor.limit.return",
  explanation: "editor.limit.explanation",
  lease: "editor.limit.lease",
  extension: "editor.extension",
  hours: "editor.hours",
  warnings: "editor.warnings",
  pauseGrounds: "editor.pauseGrounds",
} as const satisfies Readonly<Record<DraftField, string>>;

type SaveBarProps = { readonly file: AgreementFile; readonly edits: ReturnType<typeof useDraftChanges> };

/** What is not saved yet, with the ways to save or undo it; it stays in view. */
export const SaveBar = ({ file, edits: { changes, command, save, undo } }: SaveBarProps) => {
  const { t } = useTranslation();
  const fields = changedFields(changes);
  if (fields.length === 0) return null;
  const sending = command.state.kind === "sending";
  return (
    <section className="save-bar" aria-label={t("editor.save")}>
      <CommandOutcome state={command.state} file={file} />
      <span>
        {t("editor.unsaved", {
          fields: fields.map((name) => t(fieldWords[name])).join(t("punctuation.comma")),
        })}
      </span>
      <span className="save-bar-buttons">
        <Button disabled={sending} onClick={undo}>
          {t("editor.undo")}
        </Button>
        <Button type="primary" loading={sending} onClick={save}>
          {t(command.state.kind === "unsure" ? "action.retry" : "editor.save")}
        </Button>
      </span>
    </section>
  );
};
