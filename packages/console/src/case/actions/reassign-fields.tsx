import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSelf } from "../../api/me-context.ts";
import type { StaffCase } from "../../api/wire.ts";
import type { TeamLoad } from "../../desk/team-loads.ts";
import { type FieldValues, textOf } from "./action-entry.ts";

type ReassignFieldsProps = {
  readonly kase: Pick<StaffCase, "window" | "holder">;
  /** What each person holds, where it is known. */
  readonly loads?: readonly TeamLoad[] | undefined;
};

/** Who takes over (anyone else on the window's team), why, and what they should know (交接说明). */
export const ReassignFields = ({ kase: { window, holder }, loads = [] }: ReassignFieldsProps) => {
  const { t } = useTranslation();
  const team = useSelf().windows.find((one) => one.id === window)?.team ?? [];
  return (
    <>
      <Form.Item
        name="to"
        label={t("confirm.to")}
        rules={[{ required: true, message: t("confirm.toRequired") }]}
      >
        <Select
          options={team
            .filter((person) => person.id !== holder)
            .map(({ id, name }) => {
              const load = loads.find((one) => one.id === id);
              return {
                value: id,
                label: load ? `${name} · ${t("team.held", { count: load.held })}` : name,
              };
            })}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t("confirm.giveReason")}
        rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
      >
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
      <Form.Item name="note" label={t("confirm.handOver")}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
    </>
  );
};

/** The next holder as the broker takes it, with the reason and the hand-over note where one was written. */
export const reassignmentOf = (fields: FieldValues) => {
  const note = textOf(fields, "note").trim();
  return {
    to: textOf(fields, "to"),
    reason: textOf(fields, "reason"),
    ...(note === "" ? {} : { note }),
  };
};
