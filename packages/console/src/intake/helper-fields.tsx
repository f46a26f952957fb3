import { helperKinds } from "@tongban/domain";
import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { HelperInput } from "./intake-command.ts";

type HelperFieldsProps = {
  readonly helper: HelperInput;
  readonly onChange: (helper: HelperInput) => void;
};

/** Who acts for the applicant, and until when. */
export const HelperFields = ({ helper, onChange }: HelperFieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Select
        aria-label={t("helper.kindOf")}
        value={helper.kind}
        options={helperKinds.map((kind) => ({ value: kind, label: t(`helper.kind.${kind}`) }))}
        onChange={(kind) => onChange({ ...helper, kind })}
      />
      <Input
        aria-label={t("helper.name")}
        placeholder={t("helper.name")}
        maxLength={50}
        value={helper.name}
        onChange={(event) => onChange({ ...helper, name: event.target.value })}
      />
      <Input
        type="date"
        aria-label={t("helper.until")}
        value={helper.until}
        onChange={(event) => onChange({ ...helper, until: event.target.value })}
      />
    </>
  );
};
