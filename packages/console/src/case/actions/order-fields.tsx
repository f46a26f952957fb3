import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { type FieldValues, textOf } from "./action-entry.ts";

const DAYS = /^([1-9]|[12]\d|30)$/;

/** What an order holds before anybody types. */
export const blankOrder: FieldValues = { demand: "", days: "3" };

/** What is to be done or explained, and within how many working days. */
export const OrderFields = () => {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="demand"
        label={t("supervision.demand")}
        rules={[{ required: true, whitespace: true, message: t("supervision.demandRequired") }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item
        name="days"
        label={t("supervision.days")}
        rules={[{ required: true, pattern: DAYS, message: t("supervision.daysRequired") }]}
      >
        <Input inputMode="numeric" maxLength={2} />
      </Form.Item>
    </>
  );
};

/** An order (督办) as the broker takes it. */
export const orderOf = (fields: FieldValues) => ({
  demand: textOf(fields, "demand"),
  within: { unit: "working-days" as const, amount: Number(textOf(fields, "days")) },
});
