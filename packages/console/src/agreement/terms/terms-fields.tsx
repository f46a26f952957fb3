import { agreementKinds } from "@tongban/domain";
import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNames } from "../../api/window-queries.ts";
import type { DraftChanges, DraftTerms } from "../draft-changes.ts";
import { Field } from "../field.tsx";
import { DocumentFields } from "./document-fields.tsx";

type TermsFieldsProps = {
  /** Absent of an agreement that is not drafted yet. */
  readonly agreementId?: string;
  readonly terms: Pick<DraftTerms, "title" | "kind" | "parties" | "validFrom" | "validUntil" | "document">;
  readonly disabled: boolean;
  /** Whether what is missing is complained of already. */
  readonly complain?: boolean;
  readonly onChange: (change: DraftChanges) => void;
};

/** The framework agreement (框架协议): title, kind, parties, days, and the document that they signed. */
export const TermsFields = ({
  agreementId,
  terms,
  disabled,
  complain = true,
  onChange,
}: TermsFieldsProps) => {
  const { t } = useTranslation();
  const names = useNames();
  const regions = (names.data?.regions ?? []).map(({ region, name }) => ({ value: region, label: name }));
  const required = (text: string) =>
    text === "" && complain && !disabled ? { trouble: t("editor.required") } : {};
  return (
    <div className="fields">
      <Field label={t("editor.title")} {...required(terms.title)}>
        {(ties) => (
          <Input
            {...ties}
            value={terms.title}
            maxLength={80}
            disabled={disabled}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("editor.kind")}>
        {({ id }) => (
          <Select
            id={id}
            value={terms.kind}
            disabled={disabled}
            options={agreementKinds.map((kind) => ({ value: kind, label: t(`agreements.kind.${kind}`) }))}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </Field>
      <Field label={t("editor.parties")}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            value={[...terms.parties]}
            disabled={disabled}
            options={regions}
            showSearch={{ optionFilterProp: "label" }}
            onChange={(parties) => onChange({ parties })}
          />
        )}
      </Field>
      <Field label={t("editor.validFrom")} {...required(terms.validFrom)}>
        {(ties) => (
          <Input
            {...ties}
            type="date"
            value={terms.validFrom}
            disabled={disabled}
            onChange={(event) => onChange({ validFrom: event.target.value as DraftTerms["validFrom"] })}
          />
        )}
      </Field>
      <Field label={t("editor.validUntil")} {...required(terms.validUntil)}>
        {(ties) => (
          <Input
            {...ties}
            type="date"
            value={terms.validUntil}
            disabled={disabled}
            onChange={(event) => onChange({ validUntil: event.target.value as DraftTerms["validUntil"] })}
          />
        )}
      </Field>
      <DocumentFields
        agreementId={agreementId}
        document={terms.document ?? {}}
        disabled={disabled}
        onChange={(document) => onChange({ document })}
      />
    </div>
  );
};
