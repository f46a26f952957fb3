import { Button, Form, Input, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldsProps, FieldValues } from "./action-entry.ts";
import { rowsIn, withoutRow } from "./deficiencies.ts";
import { Phrases } from "./phrases.tsx";

/** As many as one notice takes. */
const AT_MOST = 20;

/** All that is missing or wrong, told at once (一次性告知, 行政许可法 art 32): one row for each material. */
export const SupplementFields = ({ kase, onEdited }: FieldsProps) => {
  const { t } = useTranslation();
  const form = Form.useFormInstance<FieldValues>();
  const [rows, setRows] = useState(() => Math.max(1, rowsIn(form.getFieldsValue(true))));
  const box = useRef<HTMLDivElement>(null);
  const toFocus = useRef<string | undefined>(undefined);
  const asked = kase.notices.findLast(({ kind }) => kind === "supplement")?.deficiencies;
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
      <Button className="add-deficiency" disabled={rows >= AT_MOST} onClick={add}>
        {t("confirm.addMaterial")}
      </Button>
    </div>
  );
};

/** A row is its place: removing one moves the others up. */
const rowNames = (rows: number): readonly string[] => Array.from({ length: rows }, (_, row) => `row-${row}`);
