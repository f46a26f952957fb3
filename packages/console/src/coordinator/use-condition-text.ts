import { caseStatuses, type ListCondition, parsePeriod } from "@tongban/domain";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useWindows } from "../api/coordinator-queries.ts";
import { type NameOf, useNameOf } from "../api/name-of.ts";
import { modeOf } from "../service-level/mode-of.ts";
import { periodText } from "../service-level/period-text.ts";
import { countedAs, dueChoices } from "./case-filter.ts";

type Naming = {
  readonly t: TFunction;
  readonly language: string;
  readonly nameOf: NameOf;
  readonly windowName: (id: string) => string;
};

/** What the value of a condition is called; one that is not here, or that is not known, is shown as it is. */
const values: {
  readonly [C in ListCondition]?: (value: string, naming: Naming) => string | undefined;
} = {
  list: (value, { t }) => {
    const list = (["waiting", "mine", "reviews", "team", "done", "sent"] as const).find(
      (one) => one === value,
    );
    return list && t(`desk.${list}`);
  },
  window: (value, { windowName }) => windowName(value),
  warned: (_, { t }) => t("exportRecord.yes"),
  region: (value, { nameOf }) => nameOf.region(value),
  source: (value, { nameOf }) => nameOf.region(value),
  handling: (value, { nameOf }) => nameOf.region(value),
  direction: (value, { t }) => (value === "out" ? t("exportRecord.out") : undefined),
  status: (value, { t }) => {
    const status = caseStatuses.find((one) => one === value);
    return status && t(`status.${status}`);
  },
  due: (value, { t }) => {
    const due = dueChoices.find((one) => one === value);
    return due && t(`cases.dueIn.${due}`);
  },
  matter: (value, { nameOf }) => nameOf.matter(value),
  mode: (value, { t }) => modeOf(t, value),
  counted: (value, { t }) => {
    const counted = countedAs.find((one) => one === value);
    return counted && t(`cases.counted.${counted}`);
  },
  period: (value, { t, language }) => {
    const period = parsePeriod(value);
    return period && periodText(t, period, language);
  },
};

/** Says what a list of a region was narrowed to, such as `状态：已受理`. */
export const useConditionText = (region: string | undefined) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const windows = useWindows(region);
  const names = new Map<string, string>(windows.data?.windows.map(({ id, name }) => [id, name]));
  const naming = { t, nameOf, language: i18n.language, windowName: (id: string) => names.get(id) ?? id };
  return ({ name, value }: { readonly name: ListCondition; readonly value: string }): string =>
    t("exportRecord.condition", {
      name: t(`exportRecord.by.${name}`),
      value: values[name]?.(value, naming) ?? value,
    });
};
