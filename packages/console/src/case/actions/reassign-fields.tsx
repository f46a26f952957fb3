import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSelf } from "../../api/me-context.ts";
import type { StaffCase } from "../../api/wire.ts";
import { type FieldValues, textOf } from "./action-entry.ts";

type ReassignFieldsProps = { readonly kase: Pick<StaffCase, "window" | "holder"> };

/** Who takes over: anyone else on the window's team. */
export const ReassignFields = ({ kase: { window, holder } }: ReassignFieldsProps) => {
  const { t } = useTranslation();
  const team = useSelf().windows.find((one) => one.id === window)?.team ?? [];
  return (
    <Form.Item
      name="to"
      label={t("confirm.to")}
      rules={[{ required: true, message: t("confirm.toRequired") }]}
    >
      <Select
        options={team
          .filter((person) => person.id !== holder)
          .map((person) => ({ value: person.id, label: person.name }))}
      />
    </Form.Item>
  );
};

/** The next holder as the broker takes it. */
export const reassignmentOf = (fields: FieldValues) => ({ to: textOf(fields, "to") });
