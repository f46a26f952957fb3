import { agreementOperations } from "@tongban/contract";
import { App } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementFile } from "../api/wire.ts";
import { changed, type DraftChanges, revisionOf } from "./draft-changes.ts";
import { useFileCommand } from "./use-file-command.ts";

/** What was changed in the editor and not saved, and the way to save it; leaving the page asks first. */
export const useDraftChanges = (file: AgreementFile) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [changes, setChanges] = useState<DraftChanges>({});
  const content = file.draft?.content;
  const dirty = Object.keys(changes).length > 0;
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [dirty]);
  const command = useFileCommand<ReturnType<typeof revisionOf>>(file, {
    tell: (client, body, sent) =>
      client.call(agreementOperations.reviseDraft, { params: { agreementId: file.id }, body, ...sent }),
    onDone: () => {
      setChanges({});
      void message.success(t("editor.saved"));
    },
  });
  return {
    changes,
    command,
    change: (more: DraftChanges) => {
      if (content) setChanges((before) => changed(content, before, more));
    },
    undo: () => setChanges({}),
    save: () => {
      if (content) void command.send(revisionOf(content, changes));
    },
  };
};
