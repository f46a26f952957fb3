import type { Measure } from "@tongban/domain";
import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import {
  isCount,
  isRepeated,
  pointsProblem,
  type RuleFields,
  type RuleProblem,
  ruleConditions,
  valueProblem,
} from "./rule-fields.ts";

type RuleRowProps = {
  /** Its place in the table, from 0. */
  readonly at: number;
  readonly measures: readonly Measure[];
  /** Takes the row out; absent for the only one. */
  readonly onRemove: (() => void) | undefined;
};

/** One rule of the table: which measure, when, and how many points. */
export const RuleRow = ({ at, measures, onRemove }: RuleRowProps) => {
  const { t } = useTranslation();
  const form = Form.useFormInstance<{ readonly rules: readonly RuleFields[] }>();
  const row = Form.useWatch(["rules", at], form) as RuleFields | undefined;
  const n = at + 1;
  const check = (find: (row: RuleFields, rows: readonly RuleFields[]) => RuleProblem | undefined) => ({
    validator: () => {
      const rows = form.getFieldValue("rules") as readonly RuleFields[];
      const own = rows[at];
      const problem = own && find(own, rows);
      return problem === undefined ? Promise.resolve() : Promise.reject(new Error(t(`appraisal.${problem}`)));
    },
  });
  const siblings = (["measure", "when"] as const).map((name) => ["rules", at, name]);
  return (
    <li className="rule-row" aria-label={t("appraisal.row", { n })}>
      <Form.Item name={[at, "measure"]} label={t("serviceLevel.measureName")}>
        <Select options={measures.map((one) => ({ value: one, label: t(`serviceLevel.measure.${one}`) }))} />
      </Form.Item>
      <Form.Item name={[at, "when"]} label={t("appraisal.when")}>
        <Select options={ruleConditions.map((one) => ({ value: one, label: t(`appraisal.${one}`) }))} />
      </Form.Item>
      <Form.Item
        name={[at, "value"]}
        label={t("appraisal.value")}
        dependencies={siblings}
        rules={[check(valueProblem), check((_, rows) => (isRepeated(rows, at) ? "twice" : undefined))]}
      >
        <Input
          inputMode="decimal"
          maxLength={7}
          suffix={row && isCount(row.measure) ? t("appraisal.cases") : "%"}
        />
      </Form.Item>
      <Form.Item name={[at, "points"]} label={t("appraisal.points")} rules={[check(pointsProblem)]}>
        <Input maxLength={6} />
      </Form.Item>
      <Button
        type="text"
        disabled={onRemove === undefined}
        onClick={onRemove}
        aria-label={t("appraisal.remove", { n })}
      >
        ×
      </Button>
    </li>
  );
};
