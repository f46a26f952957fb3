import { limitUnits } from "@tongban/domain";
import { InputNumber, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Limit } from "../../api/wire.ts";
import { limitText } from "../../time/limit-text.ts";
import { isOverLaw, type LimitName, lawBoundOf } from "./law-bound.ts";

type LimitFieldProps = {
  readonly name: LimitName;
  readonly value: Limit;
  readonly disabled: boolean;
  readonly onChange: (limit: Limit) => void;
};

/** A limit of the standard: amount and unit, what it is for, and what law allows at most. */
export const LimitField = ({ name, value, disabled, onChange }: LimitFieldProps) => {
  const { t } = useTranslation();
  const id = useId();
  const of = t(`editor.limit.${name}`);
  const bound = lawBoundOf(name);
  const over = isOverLaw(name, value);
  const amount = value.unit === "instant" ? undefined : value.amount;
  return (
    <fieldset className="field limit-field" aria-describedby={`${id}note`}>
      <legend>{of}</legend>
      <span className="limit-controls">
        {amount === undefined ? null : (
          <InputNumber
            aria-label={t("editor.amount", { of })}
            min={1}
            max={2000}
            precision={0}
            value={amount}
            disabled={disabled}
            {...(over ? { status: "error" } : {})}
            onChange={(next) => onChange({ ...value, amount: next ?? 1 } as Limit)}
          />
        )}
        <Select
          aria-label={t("editor.unit", { of })}
          value={value.unit}
          disabled={disabled}
          options={limitUnits.map((unit) => ({ value: unit, label: t(`editor.units.${unit}`) }))}
          onChange={(unit) => onChange(unit === "instant" ? { unit } : { unit, amount: amount ?? 1 })}
        />
      </span>
      <span id={`${id}note`} className="field-hint">
        {t(`editor.limitHint.${name}`)}
        {bound === undefined ? null : (
          <span className={over ? "limit-bound editor-trouble" : "limit-bound"}>
            {over ? `${t("editor.overLaw")} · ` : ""}
            {t("editor.law", { limit: limitText(t, bound.limit), article: bound.article })}
          </span>
        )}
      </span>
    </fieldset>
  );
};
