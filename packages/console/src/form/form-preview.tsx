import { formShapeFault } from "@tongban/contract/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FormTexts } from "./form-validator.ts";
import { SchemaForm } from "./schema-form.tsx";

type FormPreviewProps = { readonly schema: Readonly<Record<string, unknown>> };

/** A form as who takes an application in will see it, to be tried; nothing that is entered is kept. */
export const FormPreview = ({ schema }: FormPreviewProps) => {
  const { t } = useTranslation();
  const [form, setForm] = useState<FormTexts>({});
  const fault = formShapeFault(schema);
  return (
    <section className="form-preview">
      <p className="faint">{t("form.previewHint")}</p>
      {fault === undefined ? (
        <SchemaForm schema={schema} form={form} onChange={setForm} />
      ) : (
        <p className="editor-trouble">{t("form.unfit", { fault })}</p>
      )}
    </section>
  );
};
