import { lawfulGrounds } from "@tongban/domain";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type FieldValues, textOf } from "./action-entry.ts";

const DAYS = /^([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])$/;

/** Which procedure that does not count (行政许可法 art 45), how long it is expected to take, and what the applicant is told. */
export const SuspendFields = () => {
  const { t } = useTranslation();
  return (
    <>
      <div className="fields-pair">
        <Form.Item
          name="ground"
          label={t("confirm.ground")}
          rules={[{ required: true, message: t("confirm.groundRequired") }]}
        >
          <Select
            options={lawfulGrounds.map((ground) => ({ value: ground, label: t(`ground.${ground}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="days"
          label={t("confirm.expectedDays")}
          rules={[{ required: true, pattern: DAYS, message: t("confirm.expectedDaysRequired") }]}
        >
          <Input inputMode="numeric" maxLength={3} />
        </Form.Item>
      </div>
      <Form.Item
        name="reasons"
        label={t("confirm.toldReasons")}
        rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
    </>
  );
};

/** The suspension as the broker takes it. */
export const suspensionOf = (fields: FieldValues) => ({
  ground: textOf(fields, "ground"),
  expected: { unit: "working-days", amount: Number(textOf(fields, "days")) } as const,
  reasons: textOf(fields, "reasons"),
});
