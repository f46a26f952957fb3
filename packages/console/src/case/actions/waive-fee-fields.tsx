import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { type FieldValues, textOf } from "./action-entry.ts";
import { Reasons } from "./reasons-fields.tsx";

/** By which rule a fee is waived (减免), and why in this case. */
export const WaiveFeeFields = () => {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="basis"
        label={t("fee.waiverBasis")}
        rules={[{ required: true, whitespace: true, message: t("fee.waiverBasisRequired") }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Reasons label={t("fee.waiverReasons")} />
    </>
  );
};

/** A waiver as the broker takes it. */
export const feeWaiverOf = (fields: FieldValues) => ({
  basis: textOf(fields, "basis"),
  reasons: textOf(fields, "reasons"),
});
