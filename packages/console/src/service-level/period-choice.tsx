import { localDateOf, type Period, type PeriodKind, periodBefore, periodKinds } from "@tongban/domain";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { FilterChoice } from "../coordinator/filter-choice.tsx";
import { instantNow } from "../time/now.ts";
import { periodAfter, periodOfKind, periodsUpTo } from "./period-name.ts";
import { periodText } from "./period-text.ts";

type PeriodChoiceProps = {
  readonly period: Period;
  readonly onChange: (name: string) => void;
};

/** A day, month, quarter or year to look at, and the ones before and after it. */
export const PeriodChoice = ({ period, onChange }: PeriodChoiceProps) => {
  const { t, i18n } = useTranslation();
  const today = localDateOf(instantNow());
  const after = periodAfter(period, today);
  return (
    <div className="filters period-choice no-print">
      <Segmented<PeriodKind>
        aria-label={t("serviceLevel.periodKind")}
        value={period.kind}
        onChange={(kind) => onChange(periodOfKind(kind, period, today).name)}
        options={periodKinds.map((kind) => ({ value: kind, label: t(`serviceLevel.kind.${kind}`) }))}
      />
      <Button aria-label={t("serviceLevel.before")} onClick={() => onChange(periodBefore(period).name)}>
        ‹
      </Button>
      <FilterChoice
        label={t("serviceLevel.period")}
        value={period.name}
        options={periodsUpTo(period, today).map(({ kind, name }) => ({
          value: name,
          label: periodText(t, { kind, name }, i18n.language),
        }))}
        onChange={onChange}
      />
      <Button
        aria-label={t("serviceLevel.after")}
        disabled={after === undefined}
        onClick={() => after && onChange(after.name)}
      >
        ›
      </Button>
    </div>
  );
};
