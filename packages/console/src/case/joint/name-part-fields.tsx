import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import { useNames } from "../../api/window-queries.ts";
import type { StaffCase } from "../../api/wire.ts";
import { type FieldValues, textOf } from "../actions/action-entry.ts";

type NamePartFieldsProps = { readonly kase: Pick<StaffCase, "joint" | "handling"> };

/** Which part that came back, and the region that has it from now on. */
export const NamePartFields = ({ kase: { joint, handling } }: NamePartFieldsProps) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const { data } = useNames();
  const regions = (data?.regions ?? []).filter(({ region }) => region !== handling);
  const returned = joint.filter(({ state }) => state === "returned");
  return (
    <>
      <Form.Item
        name="part"
        label={t("joint.part")}
        rules={[{ required: true, message: t("joint.partRequired") }]}
      >
        <Select
          options={returned.map(({ part, title, region }) => ({
            value: part,
            label: `${title}${t("punctuation.brackets", { text: nameOf.region(region) })}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="region"
        label={t("joint.region")}
        rules={[{ required: true, message: t("joint.regionRequired") }]}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={regions.map(({ region, name }) => ({ value: region, label: name }))}
        />
      </Form.Item>
    </>
  );
};

/** The part that stands first where only one came back. */
export const returnedPart = ({ joint }: Pick<StaffCase, "joint">): FieldValues => {
  const [first, second] = joint.filter(({ state }) => state === "returned");
  return first && !second ? { part: first.part } : {};
};

/** The part and its region as the broker takes them. */
export const namedPartOf = (fields: FieldValues) => ({
  part: textOf(fields, "part"),
  region: textOf(fields, "region"),
});
