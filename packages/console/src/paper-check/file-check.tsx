import { type DragEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { compareFile, type FileVerdict } from "./compare-file.ts";

type FileCheckProps = { readonly sha256: string; readonly size: number };

/** Compares a PDF with the one that was issued. The file is chosen or dropped, and leaves the device for nowhere. */
export const FileCheck = ({ sha256, size }: FileCheckProps) => {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState<{ readonly name: string; readonly is: FileVerdict } | undefined>();
  const [over, setOver] = useState(false);
  const id = useId();
  const check = (file: File | undefined) => {
    if (file) void compareFile(file, { sha256, size }).then((is) => setVerdict({ name: file.name, is }));
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <section
      className={`progress-part paper-drop ${over ? "paper-drop-over" : ""}`}
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        check(event.dataTransfer.files[0]);
      }}
    >
      <h2 id={`${id}-title`}>{t("paperCheck.file")}</h2>
      <label htmlFor={id} className="progress-hint">
        {t("paperCheck.fileHint")}
      </label>
      <input
        id={id}
        type="file"
        accept="application/pdf,.pdf"
        onChange={({ target }) => {
          check(target.files?.[0]);
          // The same file can be chosen again.
          target.value = "";
        }}
      />
      {verdict ? (
        <p role="status" className={verdict.is === "same" ? "paper-same" : "progress-problem"}>
          {t(`paperCheck.verdict.${verdict.is}`, { name: verdict.name })}
        </p>
      ) : null}
    </section>
  );
};
