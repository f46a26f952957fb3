import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { type FieldValues, textOf } from "./action-entry.ts";

/** The reasons of an extension, for whoever approves it, is refused it, or is told of it. */
export const ReasonsFields = () => {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reasons"
      label={t("confirm.extensionReasons")}
      rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
    >
      <Input.TextArea rows={4} maxLength={2000} showCount />
    </Form.Item>
  );
};

/** Reasons as the broker takes them. */
export const reasonsOf = (fields: FieldValues) => ({ reasons: textOf(fields, "reasons") });
