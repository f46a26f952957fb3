import type { Language } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import { columnOrder, columns, entryMark, type Surroundings } from "@tongban/sheet/cells";
import { Button, Input, Select } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FormPreviewButton } from "../../form/form-preview-button.tsx";
import { Field } from "../field.tsx";
import type { RowFormState } from "./use-row-form.ts";

type RowFormProps = {
  readonly form: RowFormState;
  readonly title: string;
  readonly around: Surroundings;
  readonly language: Language;
  readonly disabled: boolean;
  /** Fields that rows of this list never have. */
  readonly without?: ReadonlySet<keyof MatterListRow>;
  /** What stands above the fields, such as what somebody else did to the row. */
  readonly above?: ReactNode;
  /** What else can be done with the row. */
  readonly more?: ReactNode;
};

/** Fields with long texts. */
const tall: ReadonlySet<keyof MatterListRow> = new Set([
  "materials",
  "form",
  "legalBasis",
  "conditions",
  "parts",
]);

/** A row of a list as a form: each field is written as in a cell of the list's file, and checked as it is written. */
export const RowForm = ({ form, title, around, language, disabled, without, above, more }: RowFormProps) => {
  const { t } = useTranslation();
  const box = useRef<HTMLFormElement>(null);
  const name = form.open?.name;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row takes the keyboard anew
  useEffect(() => {
    box.current?.querySelector<HTMLElement>("h3")?.focus();
  }, [name]);
  if (!form.open) return null;
  const { texts } = form.open;
  const said = (field: keyof MatterListRow) => form.faults.get(field)?.[language];
  return (
    <form
      ref={box}
      className="row-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        form.apply();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        form.close();
      }}
    >
      <div className="panel-head">
        <h3 tabIndex={-1}>{title}</h3>
        <Button onClick={form.close}>{t("listEditor.form.close")}</Button>
      </div>
      {above}
      <div className="row-fields">
        {columnOrder
          .filter((field) => field !== "matter" && !without?.has(field))
          .map((field) => (
            <CellField
              key={field}
              column={columns[field]}
              isTall={tall.has(field)}
              text={texts[field] ?? ""}
              trouble={said(field)}
              around={around}
              language={language}
              disabled={disabled}
              onWrite={(text) => form.write(field, text)}
            />
          ))}
      </div>
      {said("matter") === undefined ? null : <p className="editor-trouble">{said("matter")}</p>}
      {disabled ? null : (
        <div className="row-form-foot">
          <span role="status" className={form.faults.size > 0 ? "editor-trouble" : "faint"}>
            {form.faults.size > 0
              ? t("listEditor.form.faults", { count: form.faults.size })
              : t("listEditor.form.applyHint")}
          </span>
          <span className="save-bar-buttons">
            <Button disabled={!form.isWritten} onClick={form.drop}>
              {t("listEditor.form.drop")}
            </Button>
            <Button type="primary" htmlType="submit" disabled={!form.isWritten}>
              {t("listEditor.form.apply")}
            </Button>
          </span>
        </div>
      )}
      {form.schema ? <FormPreviewButton schema={form.schema} /> : null}
      {more}
    </form>
  );
};

type CellFieldProps = {
  readonly column: (typeof columns)[keyof MatterListRow];
  readonly isTall: boolean;
  readonly text: string;
  readonly trouble: string | undefined;
  readonly around: Surroundings;
  readonly language: Language;
  readonly disabled: boolean;
  readonly onWrite: (text: string) => void;
};

/** One field of a row: a choice where its cell takes only some entries, else a text. */
const CellField = ({
  column,
  isTall,
  text,
  trouble,
  around,
  language,
  disabled,
  onWrite,
}: CellFieldProps) => {
  const { t } = useTranslation();
  const { choices, several } = column.cell;
  const options = choices?.(around, language).map((value) => ({ value, label: value }));
  const ties = { disabled, ...(trouble === undefined ? {} : { status: "error" as const }) };
  const mark = entryMark(language);
  return (
    <Field
      label={column.needed ? `${column[language]} *` : column[language]}
      hint={column.says[language]}
      {...(trouble === undefined ? {} : { trouble })}
    >
      {({ id, ...described }) => {
        if (options && several)
          return (
            <Select
              id={id}
              {...ties}
              mode="multiple"
              allowClear
              value={text.split(/[、,，]\s*/).filter(Boolean)}
              options={options}
              placeholder={t("listEditor.form.blank")}
              onChange={(entries: readonly string[]) => onWrite(entries.join(mark))}
            />
          );
        if (options)
          return (
            <Select
              id={id}
              {...ties}
              allowClear={!column.needed}
              showSearch
              value={text === "" ? null : text}
              options={options}
              placeholder={t("listEditor.form.blank")}
              onChange={(entry) => onWrite(entry ?? "")}
            />
          );
        if (isTall)
          return (
            <Input.TextArea
              id={id}
              {...described}
              {...ties}
              autoSize={{ minRows: 2, maxRows: 8 }}
              value={text}
              onChange={(event) => onWrite(event.target.value)}
            />
          );
        return (
          <Input
            id={id}
            {...described}
            {...ties}
            value={text}
            onChange={(event) => onWrite(event.target.value)}
          />
        );
      }}
    </Field>
  );
};
