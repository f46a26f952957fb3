import { useTranslation } from "react-i18next";
import type { RecordTarget } from "../record-action.ts";
import { ChoiceField, TextField } from "./field.tsx";
import { useRegionOptions } from "./use-options.ts";
import { CODE } from "./window-fields.tsx";

/** A partner system: what it is called, and the regions that it submits for. */
export const PartnerFields = ({ target }: { readonly target: RecordTarget }) => {
  const { t } = useTranslation();
  return (
    <>
      {target.record ? null : (
        <TextField name="id" required max={40} pattern={CODE} hint={t("registry.hint.code")} />
      )}
      <TextField name="name" required max={40} />
      <ChoiceField name="regions" required mode="multiple" options={useRegionOptions()} />
    </>
  );
};
