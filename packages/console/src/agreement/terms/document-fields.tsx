import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { DraftTerms } from "../draft-changes.ts";
import { Field } from "../field.tsx";
import { sha256Of } from "./sha256-of.ts";

type SignedDocument = NonNullable<DraftTerms["document"]>;

type DocumentFieldsProps = {
  readonly document: SignedDocument;
  readonly disabled: boolean;
  readonly onChange: (document: SignedDocument) => void;
};

/** The signed document: its number, its day, and the digest of the file. */
export const DocumentFields = ({ document, disabled, onChange }: DocumentFieldsProps) => {
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
      <Field label={t("editor.sha256")} hint={t("editor.sha256Hint")}>
        {(ties) => (
          <>
            <Input
              {...ties}
              value={document.sha256 ?? ""}
              maxLength={64}
              disabled={disabled}
              onChange={(event) => say("sha256", event.target.value.trim().toLowerCase())}
            />
            {disabled ? null : (
              <input
                type="file"
                accept=".pdf,.ofd"
                aria-label={t("editor.chooseFile")}
                onChange={async (event) => {
                  const [file] = event.target.files ?? [];
                  if (file) say("sha256", await sha256Of(file));
                }}
              />
            )}
          </>
        )}
      </Field>
    </>
  );
};
