import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { AgreementFile } from "../api/wire.ts";
import { CommandOutcome } from "./command-outcome.tsx";
import { changedFields, type DraftField } from "./draft-changes.ts";
import { editorAddress } from "./editor-place.ts";
import type { DraftWork, Saving } from "./use-saving.ts";

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
  gap: "editor.limit.gap",
  payment: "editor.limit.payment",
  delivery: "editor.limit.delivery",
  return: "editor.limit.return",
  explanation: "editor.limit.explanation",
  lease: "editor.limit.lease",
  extension: "editor.extension",
  hours: "editor.hours",
  warnings: "editor.warnings",
  priorityGrounds: "editor.priorityGrounds",
  pauseGrounds: "editor.pauseGrounds",
  rating: "editor.rating",
  post: "editor.post",
  retention: "editor.retention",
} as const satisfies Readonly<Record<DraftField, string>>;

type SaveBarProps = {
  readonly file: AgreementFile;
  readonly work: DraftWork;
  readonly saving: Saving;
};

/** What is not saved yet, with the ways to save or undo it; it stays in view. */
export const SaveBar = ({ file, work, saving: { command, send } }: SaveBarProps) => {
  const { t } = useTranslation();
  const { terms, list, guidance } = work;
  const rows = list.edits.size;
  const texts = guidance.edits.size;
  const unsaved = [
    ...changedFields(terms.changes).map((name) => t(fieldWords[name])),
    ...(rows > 0 ? [t("editor.unsavedRows", { count: rows })] : []),
    ...(texts > 0 ? [t("editor.guidance.unsaved", { count: texts })] : []),
  ];
  if (unsaved.length === 0) return null;
  const conflicts = list.conflicts.size;
  const sending = command.state.kind === "sending";
  return (
    <section className="save-bar" aria-label={t("editor.save")}>
      <CommandOutcome state={command.state} file={file} />
      <span>
        {t("editor.unsaved", { fields: unsaved.join(t("punctuation.comma")) })}
        {conflicts > 0 ? (
          <Link className="editor-trouble" to={editorAddress(file.id, "list")}>
            {t("editor.conflicts", { count: conflicts })}
          </Link>
        ) : null}
        {guidance.conflicts.size > 0 ? (
          <Link className="editor-trouble" to={editorAddress(file.id, "standard")}>
            {t("editor.guidance.conflicts", { count: guidance.conflicts.size })}
          </Link>
        ) : null}
      </span>
      <span className="save-bar-buttons">
        <Button
          disabled={sending}
          onClick={() => {
            terms.undo();
            list.forget();
            guidance.forget();
          }}
        >
          {t("editor.undo")}
        </Button>
        <Button
          type="primary"
          loading={sending}
          disabled={
            conflicts + guidance.conflicts.size > 0 ||
            (rows > 0 && !list.current) ||
            (texts > 0 && !guidance.current)
          }
          onClick={send}
        >
          {t(command.state.kind === "unsure" ? "action.retry" : "editor.save")}
        </Button>
      </span>
    </section>
  );
};
