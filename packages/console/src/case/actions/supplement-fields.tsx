import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../../api/wire.ts";
import { type FieldValues, textOf } from "./action-entry.ts";

/** As many as one notice takes. */
const AT_MOST = 20;

const rowsIn = (fields: FieldValues): number => {
  let rows = 0;
  while (`material-${rows}` in fields) rows += 1;
  return rows;
};

type SupplementFieldsProps = { readonly kase: Pick<StaffCase, "notices"> };

/** All that is missing or wrong, told at once (一次性告知, 行政许可法 art 32): one row for each material. */
export const SupplementFields = ({ kase }: SupplementFieldsProps) => {
  const { t } = useTranslation();
  const form = Form.useFormInstance<FieldValues>();
  const [rows, setRows] = useState(() => Math.max(1, rowsIn(form.getFieldsValue(true))));
  const before = kase.notices.findLast(({ kind }) => kind === "supplement");
  const remove = (gone: number) => {
    const values = form.getFieldsValue(true);
    for (let row = gone; row < rows; row++)
      form.setFieldsValue({
        [`material-${row}`]: values[`material-${row + 1}`],
        [`problem-${row}`]: values[`problem-${row + 1}`],
      });
    setRows(rows - 1);
  };
  return (
    <>
      {before ? (
        <p className="draft-note">{before.deficiencies.map(({ material }) => material).join("、")}</p>
      ) : null}
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, and removing one moves the others up.
        <div className="fields-pair" key={row}>
          <Form.Item
            name={`material-${row}`}
            label={t("confirm.material")}
            rules={[{ required: true, whitespace: true, message: t("confirm.materialRequired") }]}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name={`problem-${row}`}
            label={t("confirm.problem")}
            rules={[{ required: true, whitespace: true, message: t("confirm.problemRequired") }]}
          >
            <Input
              maxLength={300}
              suffix={
                rows > 1 ? (
                  <Button
                    size="small"
                    type="text"
                    onClick={() => remove(row)}
                    aria-label={t("confirm.removeMaterial")}
                  >
                    ×
                  </Button>
                ) : undefined
              }
            />
          </Form.Item>
        </div>
      ))}
      <Button disabled={rows >= AT_MOST} onClick={() => setRows(rows + 1)}>
        {t("confirm.addMaterial")}
      </Button>
    </>
  );
};

/** What is missing as the broker takes it. */
export const deficienciesOf = (fields: FieldValues) => ({
  deficiencies: Array.from({ length: rowsIn(fields) }, (_, row) => ({
    material: textOf(fields, `material-${row}`),
    problem: textOf(fields, `problem-${row}`),
  })).filter(({ material }) => material !== ""),
});
