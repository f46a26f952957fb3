import { Button, Progress } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "../../api/problem-text.ts";
import { instantNow } from "../../time/now.ts";
import { type DocumentState, useDocument } from "./use-document.ts";

type SignedFileProps = {
  readonly agreementId: string;
  /** Digest of the document that the draft or version names. */
  readonly sha256: string | undefined;
  readonly disabled: boolean;
  readonly onKept: (sha256: string) => void;
};

/** The file of the signed document: kept with the draft by its digest, and opened for reading. */
export const SignedFile = ({ agreementId, sha256, disabled, onKept }: SignedFileProps) => {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { state, upload, open } = useDocument(agreementId, onKept);
  const busy = state.kind === "sending" || state.kind === "verifying";
  return (
    <div className="field">
      <span className="field-name">{t("editor.signedFile")}</span>
      {sha256 === undefined ? null : <code className="signed-digest">{`SHA-256 ${sha256}`}</code>}
      <p className="signed-actions">
        {sha256 === undefined ? null : (
          <Button onClick={() => void open(sha256)}>{t("editor.openFile")}</Button>
        )}
        {disabled ? null : (
          <Button loading={busy} onClick={() => input.current?.click()}>
            {t(sha256 === undefined ? "editor.uploadFile" : "editor.uploadOther")}
          </Button>
        )}
      </p>
      <input
        ref={input}
        type="file"
        accept=".pdf,.ofd"
        hidden
        aria-label={t("editor.signedFile")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void upload(file);
          // So that the same file may be chosen again after it was mended.
          event.target.value = "";
        }}
      />
      <UploadState state={state} />
      {disabled ? null : <span className="field-hint">{t("editor.signedFileHint")}</span>}
    </div>
  );
};

const UploadState = ({ state }: { readonly state: DocumentState }) => {
  const { t, i18n } = useTranslation();
  switch (state.kind) {
    case "idle":
      return null;
    case "sending":
      return <Progress percent={state.percent} size="small" aria-label={t("editor.sendingFile")} />;
    case "verifying":
    case "kept":
      return <p role="status">{t(`editor.file.${state.kind}`)}</p>;
    case "problem":
      return (
        <p role="alert" className="editor-trouble">
          {problemText(t, state.problem, instantNow(), i18n.language)}
        </p>
      );
    case "unusable":
      return (
        <p role="alert" className="editor-trouble">
          {t(`editor.file.${state.why}`)}
        </p>
      );
  }
};
