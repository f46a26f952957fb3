import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { type FieldValues, textOf } from "./action-entry.ts";

/** What was done about a bad rating, and whether the applicant was called back. */
export const RectifyFields = () => {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="done"
        label={t("confirm.rectified")}
        rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="calledBack" valuePropName="checked">
        <Checkbox>{t("confirm.calledBack")}</Checkbox>
      </Form.Item>
    </>
  );
};

/** A rectification as the broker takes it. */
export const rectificationOf = (fields: FieldValues) => ({
  done: textOf(fields, "done"),
  calledBack: fields["calledBack"] === true,
});
