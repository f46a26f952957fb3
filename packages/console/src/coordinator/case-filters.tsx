import { caseStatuses, parsePeriod, serviceModes } from "@tongban/domain";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type CaseFilter, useAgreements, useWindows } from "../api/coordinator-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { useNames } from "../api/window-queries.ts";
import { modeOf } from "../service-level/mode-of.ts";
import { periodText } from "../service-level/period-text.ts";
import { countedAs, dueChoices } from "./case-filter.ts";
import { FilterChoice } from "./filter-choice.tsx";

type CaseFiltersProps = {
  readonly filter: CaseFilter;
  readonly onChange: (change: Readonly<Record<string, string | undefined>>) => void;
  readonly onClear: () => void;
};

type Option = { readonly value: string; readonly label: string };

/** The conditions of a list of cases; each change goes into the address. */
export const CaseFilters = ({ filter, onChange, onClear }: CaseFiltersProps) => {
  const { t, i18n } = useTranslation();
  const me = useSelf();
  const names = useNames();
  const windows = useWindows(filter.window === undefined ? undefined : filter.region);
  const agreements = useAgreements(filter.agreement !== undefined);
  const sent = filter.direction === "out";
  const narrowed = Object.keys(filter).length > (sent ? 2 : 1);
  const choice = (name: keyof CaseFilter, label: string, any: string | undefined, options: Option[]) => (
    <FilterChoice
      label={label}
      value={filter[name] ?? ""}
      options={any === undefined ? options : [{ value: "", label: any }, ...options]}
      onChange={(next) => onChange({ [name]: next === "" ? undefined : next })}
    />
  );
  /**
   * A condition that only a link sets; it can be taken off or changed, and stays to be seen as long as it narrows the
   * list, under its id until its name is known.
   */
  const given = (name: keyof CaseFilter, label: string, any: string, options: readonly Option[]) => {
    const value = filter[name];
    if (value === undefined) return null;
    const known = options.some((one) => one.value === value);
    return choice(name, label, any, known ? [...options] : [...options, { value, label: value }]);
  };
  const periodName = (name: string): string => {
    const period = parsePeriod(name);
    return period ? periodText(t, period, i18n.language) : name;
  };
  return (
    <div className="filters">
      {choice(
        "region",
        t(sent ? "cases.sentFrom" : "cases.region"),
        undefined,
        me.regions.map((one) => ({ value: one.region, label: one.name })),
      )}
      {choice(
        "status",
        t("cases.status"),
        t("cases.anyStatus"),
        caseStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
      )}
      {choice(
        "due",
        t("cases.due"),
        t("cases.anyDue"),
        dueChoices.map((due) => ({ value: due, label: t(`cases.dueIn.${due}`) })),
      )}
      {choice(
        sent ? "handling" : "source",
        t(sent ? "cases.region" : "cases.source"),
        t(sent ? "cases.anyHandling" : "cases.anySource"),
        (names.data?.regions ?? []).map((one) => ({ value: one.region, label: one.name })),
      )}
      {choice(
        "matter",
        t("cases.matter"),
        t("cases.anyMatter"),
        (names.data?.matters ?? []).map((one) => ({ value: one.matter, label: one.title })),
      )}
      {choice(
        "counted",
        t("cases.countedAs"),
        t("cases.counted.any"),
        countedAs.map((counted) => ({ value: counted, label: t(`cases.counted.${counted}`) })),
      )}
      {given(
        "period",
        t("serviceLevel.period"),
        t("cases.anyPeriod"),
        filter.period === undefined ? [] : [{ value: filter.period, label: periodName(filter.period) }],
      )}
      {given(
        "window",
        t("serviceLevel.scope.window"),
        t("cases.anyWindow"),
        (windows.data?.windows ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {given(
        "agreement",
        t("serviceLevel.scope.agreement"),
        t("cases.anyAgreement"),
        (agreements.data?.agreements ?? []).map(({ id, title }) => ({ value: id, label: title })),
      )}
      {given(
        "mode",
        t("serviceLevel.scope.mode"),
        t("cases.anyMode"),
        serviceModes.map((mode) => ({ value: mode, label: modeOf(t, mode) })),
      )}
      {narrowed ? <Button onClick={onClear}>{t("action.clear")}</Button> : null}
    </div>
  );
};
