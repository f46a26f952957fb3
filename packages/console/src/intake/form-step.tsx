import { useTranslation } from "react-i18next";
import { useMatterThere } from "../api/intake-queries.ts";
import type { TroubleAt } from "../form/form-troubles.ts";
import { FreeFields } from "../form/free-fields.tsx";
import { SchemaForm } from "../form/schema-form.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import type { StepProps } from "./step-props.ts";

type FormStepProps = StepProps & {
  readonly tried: boolean;
  /** What the broker said of the form's fields. */
  readonly said: readonly TroubleAt[];
};

/** The matter's form as its list has it, or labelled entries where it has none. */
export const FormStep = ({ draft, source, onChange, tried, said }: FormStepProps) => {
  const { t } = useTranslation();
  const matter = useMatterThere(draft.matter, source, draft.handling);
  if (matter.isError) return <LoadFailure error={matter.error} onRetry={() => void matter.refetch()} />;
  if (draft.matter === undefined) return <p className="faint">{t("intake.matterFirst")}</p>;
  if (!matter.data) return <Loading rows={4} />;
  const schema = matter.data.terms?.form;
  const take = (form: typeof draft.form) => onChange({ form });
  return schema ? (
    <SchemaForm schema={schema} form={draft.form} tried={tried} said={said} onChange={take} />
  ) : (
    <FreeFields form={draft.form} onChange={take} />
  );
};
