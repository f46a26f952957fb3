import { assumedGapLimit, assumedPost, assumedRetentionDays } from "@tongban/domain";
import { Checkbox, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Limit } from "../../api/wire.ts";
import type { DraftTerms } from "../draft-changes.ts";
import { Field } from "../field.tsx";
import { HoursFields } from "./hours-fields.tsx";
import { limitNames, type OwedLimitName, postLimitNames, ratingLimitNames } from "./law-bound.ts";
import { LimitField } from "./limit-field.tsx";

type Standard = DraftTerms["standard"];

type StandardFieldsProps = {
  readonly standard: Standard;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Standard>) => void;
};

/** The standard (一套标准) as a form: limits beside what law allows, business hours, warnings, and grounds for a pause. */
export const StandardFields = ({ standard, disabled, onChange }: StandardFieldsProps) => {
  const { t } = useTranslation();
  const { warnings } = standard;
  return (
    <>
      <h3>{t("editor.limits")}</h3>
      <div className="fields">
        {limitNames.map((name) => (
          <LimitField
            key={name}
            name={name}
            value={limitIn(standard, name)}
            disabled={disabled}
            onChange={(limit) => onChange(withLimit(standard, name, limit))}
          />
        ))}
      </div>
      <h3>{t("editor.hours")}</h3>
      <HoursFields hours={standard.hours} disabled={disabled} onChange={(hours) => onChange({ hours })} />
      <h3>{t("editor.warnings")}</h3>
      <div className="fields">
        {(["yellow", "orange"] as const).map((rung) => (
          <Field key={rung} label={t(`editor.${rung}`)}>
            {(ties) => (
              <InputNumber
                {...ties}
                min={0}
                max={60}
                precision={0}
                value={warnings[rung]}
                disabled={disabled}
                onChange={(days) => onChange({ warnings: { ...warnings, [rung]: days ?? 0 } })}
              />
            )}
          </Field>
        ))}
        <Checkbox
          checked={warnings.officeHours}
          disabled={disabled}
          onChange={(event) => onChange({ warnings: { ...warnings, officeHours: event.target.checked } })}
        >
          {t("editor.officeHours")}
        </Checkbox>
      </div>
      <div className="fields">
        <Field label={t("editor.retention")} hint={t("editor.retentionHint")}>
          {(ties) => (
            <InputNumber
              {...ties}
              min={1}
              max={36_500}
              precision={0}
              value={standard.retention?.amount ?? assumedRetentionDays}
              disabled={disabled}
              onChange={(days) =>
                onChange({
                  retention: { unit: "calendar-days", amount: days ?? assumedRetentionDays },
                })
              }
            />
          )}
        </Field>
      </div>
      <h3>{t("editor.post")}</h3>
      <div className="fields">
        {postLimitNames.map((name) => (
          <LimitField
            key={name}
            name={name}
            value={(standard.post ?? assumedPost)[name]}
            disabled={disabled}
            onChange={(limit) => onChange({ post: { ...(standard.post ?? assumedPost), [name]: limit } })}
          />
        ))}
      </div>
      <h3>{t("editor.rating")}</h3>
      <div className="fields">
        <Checkbox
          checked={standard.rating !== undefined}
          disabled={disabled}
          onChange={(event) => onChange({ rating: event.target.checked ? firstRating : undefined })}
        >
          {t("editor.ratingAsked")}
        </Checkbox>
        {ratingLimitNames.map((name) =>
          standard.rating ? (
            <LimitField
              key={name}
              name={name}
              value={standard.rating[name]}
              disabled={disabled}
              onChange={(limit) =>
                onChange({ rating: { ...(standard.rating ?? firstRating), [name]: limit } })
              }
            />
          ) : null,
        )}
      </div>
      <h3>{t("editor.priorityGrounds")}</h3>
      <Field label={t("editor.priorityGrounds")} hint={t("editor.priorityGroundsHint")}>
        {({ id }) => (
          <Select
            id={id}
            mode="tags"
            open={false}
            suffixIcon={null}
            value={[...(standard.priorityGrounds ?? [])]}
            disabled={disabled}
            tokenSeparators={["、", ",", "，", " "]}
            onChange={(priorityGrounds: string[]) => onChange({ priorityGrounds })}
          />
        )}
      </Field>
      <h3>{t("editor.pauseGrounds")}</h3>
      <Field label={t("editor.pauseGrounds")} hint={t("editor.pauseGroundsHint")}>
        {({ id }) => (
          <Select
            id={id}
            mode="tags"
            open={false}
            suffixIcon={null}
            value={[...standard.pauseGrounds]}
            disabled={disabled}
            tokenSeparators={["、", ",", "，", " "]}
            onChange={(pauseGrounds: string[]) => onChange({ pauseGrounds })}
          />
        )}
      </Field>
    </>
  );
};

/** What a rating begins with: the times that cities have. */
const firstRating = {
  invite: { unit: "calendar-days", amount: 3 },
  rectification: { unit: "working-days", amount: 15 },
} as const;

const isExtension = (name: OwedLimitName): name is "single" | "joint" =>
  name === "single" || name === "joint";

/** A limit of a standard, by its name in the form. */
export const limitIn = (standard: Standard, name: OwedLimitName): Limit =>
  isExtension(name) ? standard.extension[name] : (standard[name] ?? assumedGapLimit);

const withLimit = (standard: Standard, name: OwedLimitName, limit: Limit): Partial<Standard> =>
  isExtension(name) ? { extension: { ...standard.extension, [name]: limit } } : { [name]: limit };
