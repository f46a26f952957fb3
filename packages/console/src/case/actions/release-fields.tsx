import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { type FieldValues, textOf } from "./action-entry.ts";

/** Why a case goes back on the board, for the window's team. */
export const ReleaseFields = () => {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={t("confirm.releaseReason")}
      rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
    >
      <Input.TextArea rows={2} maxLength={200} showCount />
    </Form.Item>
  );
};

/** The reason as the broker takes it. */
export const releaseReasonOf = (fields: FieldValues) => ({ reason: textOf(fields, "reason") });
