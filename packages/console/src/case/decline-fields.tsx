import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { ActionFields } from "./action-fields.ts";

/** Why, and which organ is the right one (行政许可法 art 32). */
export const DeclineFields = () => {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item<ActionFields>
        name="reason"
        label={t("confirm.reason")}
        rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
      >
        <Input.TextArea autoFocus rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item<ActionFields>
        name="rightOrgan"
        label={t("case.rightOrgan")}
        rules={[{ required: true, whitespace: true, message: t("confirm.rightOrganRequired") }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
};
