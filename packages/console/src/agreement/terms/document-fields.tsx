import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { DraftTerms } from "../draft-changes.ts";
import { Field } from "../field.tsx";
import { SignedFile } from "./signed-file.tsx";

type SignedDocument = NonNullable<DraftTerms["document"]>;

type DocumentFieldsProps = {
  /** Absent before the agreement is drafted: a file is kept with a draft. */
  readonly agreementId: string | undefined;
  readonly document: SignedDocument;
  readonly disabled: boolean;
  readonly onChange: (document: SignedDocument) => void;
};

/** The signed document: its number, its day, and its file. */
export const DocumentFields = ({ agreementId, document, disabled, onChange }: DocumentFieldsProps) => {
  const { t } = useTranslation();
  /** What is emptied is not said at all. */
  const say = (name: keyof SignedDocument, text: string) => {
    const { [name]: _, ...rest } = document;
    onChange(text === "" ? rest : { ...rest, [name]: text });
  };
  return (
    <>
      <Field label={t("editor.number")}>
        {(ties) => (
          <Input
            {...ties}
            value={document.number ?? ""}
            maxLength={60}
            disabled={disabled}
            onChange={(event) => say("number", event.target.value)}
          />
        )}
      </Field>
      <Field label={t("editor.signedOn")}>
        {(ties) => (
          <Input
            {...ties}
            type="date"
            value={document.signedOn ?? ""}
            disabled={disabled}
            onChange={(event) => say("signedOn", event.target.value)}
          />
        )}
      </Field>
      {agreementId === undefined ? null : (
        <SignedFile
          agreementId={agreementId}
          sha256={document.sha256}
          disabled={disabled}
          onKept={(sha256) => say("sha256", sha256)}
        />
      )}
    </>
  );
};
