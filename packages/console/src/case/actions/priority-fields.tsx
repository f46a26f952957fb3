import { priorityGrounds } from "@tongban/domain";
import { Form, Select } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { type FieldsProps, type FieldValues, textOf } from "./action-entry.ts";
import { Reasons } from "./reasons-fields.tsx";

/** A ground for priority in words; one of an agreement's own is its name there. */
export const priorityGroundText = (t: TFunction, word: string): string => {
  const listed = priorityGrounds.find((ground) => ground === word);
  return listed ? t(`priority.ground.${listed}`) : word.replace(/^agreed\//, "");
};

/** Why a case goes first (绿色通道): a ground of the list or of the agreement's standard, and in words. */
export const GivePriorityFields = ({ kase }: FieldsProps) => {
  const { t } = useTranslation();
  const agreed = kase.terms.priorityGrounds.map((name) => `agreed/${name}`);
  const options = [...priorityGrounds, ...agreed].map((ground) => ({
    value: ground,
    label: priorityGroundText(t, ground),
  }));
  return (
    <>
      <Form.Item
        name="ground"
        label={t("priority.why")}
        rules={[{ required: true, message: t("priority.groundRequired") }]}
      >
        <Select options={options} />
      </Form.Item>
      <Reasons label={t("priority.reasons")} />
    </>
  );
};

/** Why a case goes back among the others. */
export const EndPriorityFields = () => {
  const { t } = useTranslation();
  return <Reasons label={t("priority.endReasons")} />;
};

/** The grant of priority as the broker takes it. */
export const priorityGrantOf = (fields: FieldValues) => ({
  ground: textOf(fields, "ground"),
  reasons: textOf(fields, "reasons"),
});
