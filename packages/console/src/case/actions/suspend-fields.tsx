import { lawfulGrounds } from "@tongban/domain";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { groundText } from "../clocks/ground-text.ts";
import { type FieldsProps, type FieldValues, textOf } from "./action-entry.ts";

const DAYS = /^([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])$/;

/** Which procedure that does not count (行政许可法 art 45, or the agreement's own), how long it is expected to take, and what the applicant is told. */
export const SuspendFields = ({ kase }: FieldsProps) => {
  const { t } = useTranslation();
  const option = (ground: string) => ({ value: ground, label: groundText(t, ground) });
  const agreed = kase.terms.pauseGrounds.map((name) => option(`agreed/${name}`));
  return (
    <>
      <div className="fields-pair">
        <Form.Item
          name="ground"
          label={t("confirm.ground")}
          rules={[{ required: true, message: t("confirm.groundRequired") }]}
        >
          <Select
            options={[
              { label: t("confirm.byLaw"), options: lawfulGrounds.map(option) },
              ...(agreed.length === 0 ? [] : [{ label: t("confirm.byAgreement"), options: agreed }]),
            ]}
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
