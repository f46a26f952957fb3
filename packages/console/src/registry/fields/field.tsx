import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { RecordField } from "../record-action.ts";

type FieldProps = {
  readonly name: RecordField;
  readonly required?: boolean;
  /** What is to be given, below the field. */
  readonly hint?: string;
};

/** A form's item with its label; one that must not be empty says so when it is. */
const useItem = ({ name, required = false, hint }: FieldProps) => {
  const { t } = useTranslation();
  const label = t(`registry.field.${name}`);
  return {
    name,
    label,
    extra: hint,
    rules: required ? [{ required, message: t("registry.missing", { field: label }) }] : [],
  };
};

type TextFieldProps = FieldProps & {
  readonly max: number;
  readonly rows?: number;
  readonly pattern?: RegExp;
};

/** A text to type. */
export const TextField = ({ max, rows, pattern, ...field }: TextFieldProps) => {
  const { rules, ...item } = useItem(field);
  const shaped = pattern && field.hint !== undefined ? [{ pattern, message: field.hint }] : [];
  return (
    <Form.Item {...item} rules={[...rules, ...shaped]}>
      {rows === undefined ? (
        <Input maxLength={max} autoComplete="off" />
      ) : (
        <Input.TextArea rows={rows} maxLength={max} />
      )}
    </Form.Item>
  );
};

/** Something to choose from. */
export type Option = { readonly value: string; readonly label: string };

type ChoiceFieldProps = FieldProps & {
  readonly options: readonly Option[];
  /** Several may be chosen; with `tags`, others than those that are offered too. */
  readonly mode?: "multiple" | "tags";
  readonly disabled?: boolean;
};

/** One or several to choose; typing narrows what is offered. */
export const ChoiceField = ({ options, mode, disabled = false, ...field }: ChoiceFieldProps) => (
  <Form.Item {...useItem(field)}>
    <Select
      {...(mode === undefined ? {} : { mode })}
      allowClear={field.required !== true}
      options={[...options]}
      showSearch={{ optionFilterProp: "label" }}
      {...(disabled ? { disabled } : {})}
    />
  </Form.Item>
);
