import { Form, Input, Radio, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { ActionFields } from "./action-fields.ts";

/** Granted, with a document or without; or refused, with reasons and remedies (行政许可法 art 38). */
export const DecideFields = () => {
  const { t } = useTranslation();
  const form = Form.useFormInstance<ActionFields>();
  const outcome = Form.useWatch("outcome", form);
  return (
    <>
      <Form.Item<ActionFields> name="outcome" label={t("confirm.outcome")}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          options={[
            { value: "granted", label: t("outcome.granted") },
            { value: "refused", label: t("outcome.refused") },
          ]}
        />
      </Form.Item>
      {outcome === "refused" ? <RefusedFields /> : <GrantedFields />}
    </>
  );
};

const GrantedFields = () => {
  const { t } = useTranslation();
  const form = Form.useFormInstance<ActionFields>();
  const withDocument = Form.useWatch("withDocument", form);
  return (
    <>
      <Form.Item<ActionFields>
        name="withDocument"
        label={t("confirm.withDocument")}
        layout="horizontal"
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      {withDocument === true ? (
        <div className="fields-pair">
          <Form.Item<ActionFields>
            name="documentTitle"
            label={t("confirm.documentTitle")}
            rules={[{ required: true, whitespace: true, message: t("confirm.documentTitleRequired") }]}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item<ActionFields>
            name="documentNumber"
            label={t("confirm.documentNumber")}
            rules={[{ required: true, whitespace: true, message: t("confirm.documentNumberRequired") }]}
          >
            <Input maxLength={80} />
          </Form.Item>
        </div>
      ) : null}
    </>
  );
};

const RefusedFields = () => {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item<ActionFields>
        name="reasons"
        label={t("confirm.reasons")}
        rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item<ActionFields>
        name="remedies"
        label={t("confirm.remedies")}
        rules={[{ required: true, whitespace: true, message: t("confirm.remediesRequired") }]}
      >
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
    </>
  );
};
