import { matterKinds } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { RecordTarget } from "../record-action.ts";
import { ChoiceField, TextField } from "./field.tsx";
import { CODE } from "./window-fields.tsx";

/** A matter: its code and title, what an office does in it, and the materials that it needs at least. */
export const MatterFields = ({ target }: { readonly target: RecordTarget }) => {
  const { t } = useTranslation();
  return (
    <>
      {target.record ? null : (
        <TextField name="id" required max={80} pattern={CODE} hint={t("registry.hint.code")} />
      )}
      <TextField name="title" required max={80} />
      <ChoiceField
        name="kind"
        required
        options={matterKinds.map((one) => ({ value: one, label: t(`registry.kindOf.${one}`) }))}
      />
      <TextField name="basicCode" max={12} pattern={/^\d{12}$/} hint={t("registry.hint.basicCode")} />
      <ChoiceField name="materials" mode="tags" options={[]} hint={t("registry.hint.materials")} />
    </>
  );
};
