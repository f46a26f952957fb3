import { Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { DraftTerms } from "../draft-changes.ts";
import { Field } from "../field.tsx";

type Hours = DraftTerms["standard"]["hours"];

type HoursFieldsProps = {
  readonly hours: Hours;
  readonly disabled: boolean;
  readonly onChange: (hours: Hours) => void;
};

/** What a lunch break begins with. */
const noon = { from: "12:00", to: "13:00" };

/** Business hours, Shanghai wall time, with a lunch break or without one. */
export const HoursFields = ({ hours, disabled, onChange }: HoursFieldsProps) => {
  const { t } = useTranslation();
  const { breaks, ...day } = hours;
  const [lunch, ...more] = breaks ?? [];
  const time = (label: string, value: string, say: (text: string) => void) => (
    <Field label={label}>
      {(ties) => (
        <Input
          {...ties}
          type="time"
          value={value}
          disabled={disabled}
          onChange={(event) => say(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <div className="fields">
      {time(t("editor.opens"), hours.opens, (opens) => onChange({ ...hours, opens }))}
      {time(t("editor.closes"), hours.closes, (closes) => onChange({ ...hours, closes }))}
      <Checkbox
        checked={lunch !== undefined}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked ? { ...day, breaks: [noon] } : day)}
      >
        {t("editor.lunch")}
      </Checkbox>
      {lunch ? (
        <>
          {time(t("editor.lunchFrom"), lunch.from, (from) =>
            onChange({ ...day, breaks: [{ ...lunch, from }, ...more] }),
          )}
          {time(t("editor.lunchTo"), lunch.to, (to) =>
            onChange({ ...day, breaks: [{ ...lunch, to }, ...more] }),
          )}
        </>
      ) : null}
    </div>
  );
};
