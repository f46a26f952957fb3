import { Button, Form, Input, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMarks } from "../../api/material-queries.ts";
import type { FieldsProps, FieldValues } from "./action-entry.ts";
import { deficienciesMarked, fieldsOf, MOST_DEFICIENCIES, rowsIn, withoutRow } from "./deficiencies.ts";
import { Phrases } from "./phrases.tsx";

/** All that is missing or wrong, told at once (一次性告知, 行政许可法 art 32): one row for each material. */
export const SupplementFields = ({ kase, onEdited }: FieldsProps) => {
  const { t } = useTranslation();
  const form = Form.useFormInstance<FieldValues>();
  const [rows, setRows] = useState(() => Math.max(1, rowsIn(form.getFieldsValue(true))));
  const box = useRef<HTMLDivElement>(null);
  const [filled, setFilled] = useState(false);
  const marks = useMarks(kase.caseId).data?.marks;
  const toFocus = useRef<string | undefined>(undefined);
  const asked = kase.notices.findLast(({ kind }) => kind === "supplement")?.deficiencies;
  const begun = useRef(false);
  // What the examination found is the notice, unless somebody wrote something already.
  useEffect(() => {
    if (begun.current || !marks) return;
    begun.current = true;
    const found = deficienciesMarked(
      marks,
      t("materials.missingText"),
      asked?.map(({ material }) => material),
    );
    if (found.length === 0 || rowsIn(form.getFieldsValue(true)) > 0) return;
    form.setFieldsValue(fieldsOf(found));
    setRows(found.length);
    setFilled(true);
    onEdited();
  }, [marks, asked, form, onEdited, t]);
  // The row that was added, or the button where one was taken out, is there only after the rendering.
  useEffect(() => {
    if (toFocus.current === undefined) return;
    box.current?.querySelector<HTMLElement>(toFocus.current)?.focus();
    toFocus.current = undefined;
  });
  const add = () => {
    toFocus.current = `.deficiency:nth-of-type(${rows + 1}) input`;
    setRows(rows + 1);
  };
  const remove = (gone: number) => {
    form.setFieldsValue(withoutRow(form.getFieldsValue(true), gone, rows));
    toFocus.current = ".add-deficiency";
    setRows(rows - 1);
    onEdited();
  };
  const materials = asked?.map(({ material }) => material);
  const known = materials ?? kase.application.materials.map(({ title }) => title);
  return (
    <div ref={box}>
      {materials ? (
        <p className="told-once">
          {t("confirm.toldOnce", { materials: materials.join(t("punctuation.comma")) })}
        </p>
      ) : null}
      {filled ? <p className="draft-note">{t("materials.filled")}</p> : null}
      {rowNames(rows).map((name, row) => (
        <section
          className="fields-pair deficiency"
          key={name}
          aria-label={t("confirm.deficiency", { n: row + 1 })}
        >
          <Form.Item
            name={`material-${row}`}
            label={t("confirm.material")}
            rules={[{ required: true, whitespace: true, message: t("confirm.materialRequired") }]}
          >
            {materials ? (
              <Select options={[...new Set(materials)].map((name) => ({ value: name, label: name }))} />
            ) : (
              <Input maxLength={60} list="known-materials" />
            )}
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
                    aria-label={t("confirm.removeMaterial", { n: row + 1 })}
                  >
                    ×
                  </Button>
                ) : undefined
              }
            />
          </Form.Item>
        </section>
      ))}
      <Phrases kase={kase} onEdited={onEdited} use="supplement" into={`problem-${rows - 1}`} />
      <datalist id="known-materials">
        {[...new Set(known)].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button className="add-deficiency" disabled={rows >= MOST_DEFICIENCIES} onClick={add}>
        {t("confirm.addMaterial")}
      </Button>
    </div>
  );
};

/** A row is its place: removing one moves the others up. */
const rowNames = (rows: number): readonly string[] => Array.from({ length: rows }, (_, row) => `row-${row}`);
