import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { type FieldsProps, type FieldValues, textOf } from "./action-entry.ts";
import { Phrases } from "./phrases.tsx";

/** Why, and which organ is the right one (行政许可法 art 32). */
export const DeclineFields = (props: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="reason"
        label={t("confirm.reason")}
        rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Phrases {...props} use="decline" into="reason" />
      <Form.Item
        name="rightOrgan"
        label={t("case.rightOrgan")}
        rules={[{ required: true, whitespace: true, message: t("confirm.rightOrganRequired") }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
};

/** Reason and right organ as the broker takes them. */
export const declinationOf = (fields: FieldValues) => ({
  reason: textOf(fields, "reason"),
  rightOrgan: textOf(fields, "rightOrgan"),
});
