import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { type FieldValues, textOf } from "./action-entry.ts";

/** Why somebody needs to see the applicant in full; the answer goes on the record. */
export const RevealFields = () => {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={t("confirm.purpose")}
      rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
    >
      <Input maxLength={200} placeholder={t("confirm.purposeHint")} />
    </Form.Item>
  );
};

/** The reason as the broker takes it. */
export const revealReasonOf = (fields: FieldValues) => ({ reason: textOf(fields, "reason") });
