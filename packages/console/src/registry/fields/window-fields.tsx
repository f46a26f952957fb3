import { Checkbox, Form, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { RecordTarget } from "../record-action.ts";
import { ChoiceField, TextField } from "./field.tsx";
import { useMatterOptions, useRegionOptions, useWindowOptions } from "./use-options.ts";

/** Codes of records: small letters, digits and hyphens. */
export const CODE = /^[a-z0-9][a-z0-9-]*$/;

/** A time of day. */
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What a window is: where it is, what it handles, and who takes its work while it is closed. */
export const WindowFields = ({ target }: { readonly target: RecordTarget }) => {
  const { t } = useTranslation();
  const regions = useRegionOptions();
  const matters = useMatterOptions();
  const region: string | undefined = Form.useWatch("region");
  const record = target.record?.kind === "window" ? target.record : undefined;
  const here = record?.says?.region ?? region;
  const substitutes = useWindowOptions(here === undefined ? [] : [here]).filter(
    ({ value }) => value !== target.id,
  );
  return (
    <>
      {record ? null : (
        <>
          <TextField name="id" required max={60} pattern={CODE} hint={t("registry.hint.code")} />
          <ChoiceField name="region" required options={regions} />
        </>
      )}
      <TextField name="name" required max={40} />
      <ChoiceField name="matters" required mode="multiple" options={matters} />
      <TextField name="address" max={120} />
      <TextField name="phone" max={20} pattern={/^\+?[0-9-]{5,20}$/} hint={t("registry.hint.phone")} />
      <Form.Item name="capacity" label={t("registry.field.capacity")} extra={t("registry.hint.capacity")}>
        <InputNumber min={1} max={1000} precision={0} />
      </Form.Item>
      <ChoiceField name="districts" mode="tags" options={[]} hint={t("registry.hint.districts")} />
      <ChoiceField name="substitute" options={substitutes} hint={t("registry.hint.substitute")} />
      <TextField name="opens" max={5} pattern={TIME} hint={t("registry.hint.opens")} />
      <TextField name="closes" max={5} pattern={TIME} hint={t("registry.hint.closes")} />
      <ChoiceField name="breaks" mode="tags" options={[]} hint={t("registry.hint.breaks")} />
      <ChoiceField name="calendar" options={regions} hint={t("registry.hint.calendar")} />
      <Form.Item name="intake" valuePropName="checked" extra={t("registry.hint.intake")}>
        <Checkbox>{t("registry.field.intake")}</Checkbox>
      </Form.Item>
      <TextField name="creditCode" max={18} hint={t("registry.hint.creditCode")} />
      <Form.Item name="level" label={t("registry.field.level")}>
        <InputNumber min={0} max={9} precision={0} />
      </Form.Item>
      <TextField name="paperNumber" max={60} hint={t("registry.hint.paperNumber")} />
    </>
  );
};
