import { type StaffRole, staffRoles } from "@tongban/domain";
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { useSelf } from "../../api/me-context.ts";
import type { RecordTarget } from "../record-action.ts";
import { ChoiceField, TextField } from "./field.tsx";
import { useRegionOptions, useWindowOptions } from "./use-options.ts";
import { CODE } from "./window-fields.tsx";

/** Whom a coordinator appoints, and whom an operator does. */
const appoints: Readonly<Record<"coordinator" | "operator", readonly StaffRole[]>> = {
  coordinator: ["clerk", "lead", "coordinator"],
  operator: ["coordinator", "operator"],
};

/** What a person is granted: a role, the regions they see, the windows they work at. */
export const PersonFields = ({ target }: { readonly target: RecordTarget }) => {
  const { t } = useTranslation();
  const me = useSelf();
  const role: StaffRole | undefined = Form.useWatch("role");
  const chosen: readonly string[] | undefined = Form.useWatch("regions");
  const at: readonly string[] | undefined = Form.useWatch("windows");
  const regions = useRegionOptions();
  const windows = useWindowOptions(chosen ?? []);
  const mine = appoints[me.role === "operator" ? "operator" : "coordinator"];
  const roles = staffRoles.filter((one) => mine.includes(one) || one === role);
  const isOfTeam = role === "clerk" || role === "lead";
  return (
    <>
      {target.record ? null : (
        <TextField name="id" required max={40} pattern={CODE} hint={t("registry.hint.subject")} />
      )}
      <TextField name="name" required max={20} />
      <ChoiceField
        name="role"
        required
        options={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
      />
      {role === undefined || role === "operator" ? null : (
        <ChoiceField name="regions" required mode="multiple" options={regions} />
      )}
      {isOfTeam ? (
        <>
          <ChoiceField name="windows" mode="multiple" options={windows} hint={t("registry.hint.windows")} />
          <ChoiceField
            name="reviews"
            mode="multiple"
            options={windows.filter(({ value }) => at?.includes(value))}
            hint={t("registry.hint.reviews")}
          />
        </>
      ) : null}
    </>
  );
};
