import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { type FieldsProps, type FieldValues, textOf } from "./action-entry.ts";
import { Phrases } from "./phrases.tsx";

/** Reasons under a label that says whose and for whom. */
export const Reasons = ({ label }: { readonly label: string }) => {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reasons"
      label={label}
      rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
    >
      <Input.TextArea rows={4} maxLength={2000} showCount />
    </Form.Item>
  );
};

/** Why a case is late; it is published with the case (优化营商环境条例 art 36). */
export const ExplainDelayFields = () => {
  const { t } = useTranslation();
  return <Reasons label={t("confirm.delayReasons")} />;
};

/** What is to be mended in a proposed decision, for the case's holder. */
export const ReturnReviewFields = (props: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Reasons label={t("review.returnedFor")} />
      <Phrases {...props} use="review" into="reasons" />
    </>
  );
};

/** Reasons as the broker takes them. */
export const reasonsOf = (fields: FieldValues) => ({ reasons: textOf(fields, "reasons") });
