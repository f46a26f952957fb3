import { paperOperations } from "@tongban/contract";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../api/use-command.ts";
import { CommandAlert } from "../../shell/command-alert.tsx";
import type { PreviewedCommand } from "../actions/action-entry.ts";
import { WholePdf } from "../materials/whole-pdf.tsx";
import "./paper-preview.css";

type PaperPreviewProps = {
  readonly caseId: string;
  /** The command as it is filled in; nothing where something is missing, which its fields then say. */
  readonly commandOf: () => Promise<PreviewedCommand | undefined>;
};

type Draft = { readonly title: string; readonly source: Uint8Array };

/** Shows the paper that a command would make, as the press lays it out, marked as a draft; nothing is kept of it. */
export const PaperPreview = ({ caseId, commandOf }: PaperPreviewProps) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>();
  const pages = useRef<HTMLElement>(null);
  const { state, send } = useCommand({
    tell: (client, body: PreviewedCommand) =>
      client.call(paperOperations.previewPaper, { params: { caseId }, body }),
    onDone: ({ title, pdf }) =>
      setDraft({ title, source: Uint8Array.from(atob(pdf), (byte) => byte.charCodeAt(0)) }),
  });
  useEffect(() => {
    if (draft) pages.current?.focus();
  }, [draft]);
  const show = async () => {
    const command = await commandOf();
    if (command) await send(command);
  };
  return (
    <div className="paper-preview">
      <Button size="small" loading={state.kind === "sending"} onClick={() => void show()}>
        {t("paper.preview")}
      </Button>
      {state.kind === "unsure" ? <p role="alert">{t("paper.notOpened")}</p> : <CommandAlert state={state} />}
      {draft ? (
        <section
          ref={pages}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard as well
          tabIndex={0}
          className="paper-preview-pages"
          aria-label={t("paper.previewOf", { title: draft.title })}
        >
          <p className="faint">{t("paper.previewHint")}</p>
          <WholePdf {...draft} zoom={1} turned={0} meanwhile={<p role="status">{t("paper.making")}</p>} />
        </section>
      ) : null}
    </div>
  );
};
