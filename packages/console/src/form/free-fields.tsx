import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "./form.css";
import type { FormTexts } from "./form-validator.ts";

type FreeFieldsProps = { readonly form: FormTexts; readonly onChange: (form: FormTexts) => void };

type Entry = { readonly key: number; readonly label: string; readonly value: string };

/** Most entries of a form, as the contract has it. */
const MOST_FIELDS = 100;
/** Most characters of a label and of what is entered, as the contract has it. */
const LABEL_LIMIT = 64;
const VALUE_LIMIT = 2000;

const formOf = (entries: readonly Entry[]): FormTexts =>
  Object.fromEntries(
    entries
      .filter(({ label, value }) => label.trim() && value)
      .map(({ label, value }) => [label.trim(), value]),
  );

/** What is entered in a matter whose list has no form: any number of entries, each with a label. */
export const FreeFields = ({ form, onChange }: FreeFieldsProps) => {
  const { t } = useTranslation();
  const [entries, setEntries] = useState<readonly Entry[]>(() =>
    Object.entries(form).map(([label, value], key) => ({ key, label, value })),
  );
  const take = (next: readonly Entry[]) => {
    setEntries(next);
    onChange(formOf(next));
  };
  const write = (key: number, part: Partial<Entry>) =>
    take(entries.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
  const next = Math.max(-1, ...entries.map(({ key }) => key)) + 1;
  const repeated = new Set(
    entries.map(({ label }) => label.trim()).filter((label, i, all) => label && all.indexOf(label) !== i),
  );
  return (
    <div className="free-fields">
      <p className="faint">{t("form.free")}</p>
      {entries.map(({ key, label, value }, i) => (
        <div key={key} className="free-field">
          <Input
            aria-label={t("form.label", { n: i + 1 })}
            placeholder={t("form.labelHint")}
            maxLength={LABEL_LIMIT}
            value={label}
            {...(repeated.has(label.trim()) ? { status: "error" as const } : {})}
            onChange={(event) => write(key, { label: event.target.value })}
          />
          <Input.TextArea
            aria-label={t("form.value", { n: i + 1 })}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={VALUE_LIMIT}
            value={value}
            onChange={(event) => write(key, { value: event.target.value })}
          />
          <Button
            aria-label={t("form.removeField", { n: i + 1 })}
            onClick={() => take(entries.filter((entry) => entry.key !== key))}
          >
            {t("form.remove")}
          </Button>
        </div>
      ))}
      {repeated.size > 0 ? (
        <p className="editor-trouble" role="alert">
          {t("form.repeated", { labels: [...repeated].join(t("form.and")) })}
        </p>
      ) : null}
      <Button
        disabled={entries.length >= MOST_FIELDS}
        onClick={() => setEntries([...entries, { key: next, label: "", value: "" }])}
      >
        {t("form.addField")}
      </Button>
    </div>
  );
};
