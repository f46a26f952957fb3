import type { LocalDate } from "@tongban/domain";
import { Form, Input, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../../api/wire.ts";
import { type FieldValues, textOf } from "./action-entry.ts";

type Licence = NonNullable<NonNullable<NonNullable<StaffCase["result"]>["document"]>["licence"]>;

/** The fields of an electronic licence, with the most characters of each; the last day may be left out. */
const fields = [
  { name: "type", most: 60, required: true },
  { name: "issuer", most: 120, required: true },
  { name: "validFrom", most: 10, required: true },
  { name: "validUntil", most: 10, required: false },
  { name: "source", most: 40, required: true },
  { name: "reference", most: 200, required: true },
] as const;

const fieldName = (name: string): string => `licence.${name}`;

const isDay = (name: string): boolean => name.startsWith("valid");

/** The electronic licence (电子证照) beside a document, by reference. */
export const LicenceFields = () => {
  const { t } = useTranslation();
  const form = Form.useFormInstance<FieldValues>();
  const withLicence = Form.useWatch("withLicence", form);
  return (
    <>
      <Form.Item name="withLicence" label={t("licence.with")} layout="horizontal" valuePropName="checked">
        <Switch />
      </Form.Item>
      {withLicence === true
        ? fields.map(({ name, most, required }) => (
            <Form.Item
              key={name}
              name={fieldName(name)}
              label={t(`licence.${name}`)}
              rules={[{ required, whitespace: true, message: t("licence.required") }]}
            >
              <Input maxLength={most} {...(isDay(name) ? { type: "date" } : {})} />
            </Form.Item>
          ))
        : null}
    </>
  );
};

/** A licence as the fields begin with it. */
export const licenceValues = (licence: Licence | undefined): FieldValues => ({
  withLicence: licence !== undefined,
  ...Object.fromEntries(fields.map(({ name }) => [fieldName(name), licence?.[name] ?? ""])),
});

/** The licence that filled-in fields make up; nothing where there is to be none. */
export const licenceOf = (values: FieldValues): Licence | undefined => {
  if (values["withLicence"] !== true) return undefined;
  const value = (name: (typeof fields)[number]["name"]): string => textOf(values, fieldName(name));
  const until = value("validUntil");
  return {
    type: value("type"),
    issuer: value("issuer"),
    validFrom: value("validFrom") as LocalDate,
    ...(until ? { validUntil: until as LocalDate } : {}),
    source: value("source"),
    reference: value("reference"),
  };
};
