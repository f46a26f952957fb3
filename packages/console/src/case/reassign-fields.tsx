import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSelf } from "../api/me-context.ts";
import type { StaffCase } from "../api/wire.ts";
import type { ActionFields } from "./action-fields.ts";

/** Who takes over: anyone else on the window's team. */
export const ReassignFields = ({ window, holder }: Pick<StaffCase, "window" | "holder">) => {
  const { t } = useTranslation();
  const team = useSelf().windows.find((one) => one.id === window)?.team ?? [];
  return (
    <Form.Item<ActionFields>
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
