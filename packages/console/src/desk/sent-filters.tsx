import { caseStatuses } from "@tongban/domain";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { SentFilter } from "../api/window-queries.ts";

type SentFiltersProps = {
  readonly filter: SentFilter;
  readonly onChange: (change: Readonly<Record<keyof SentFilter, string>>) => void;
};

/** Narrows what the region sent out by status, and to what is due where it is handled. */
export const SentFilters = ({ filter, onChange }: SentFiltersProps) => {
  const { t } = useTranslation();
  const { status = "", due = "" } = filter;
  return (
    <>
      <Select
        aria-label={t("cases.status")}
        className="sent-filter"
        value={status}
        onChange={(next) => onChange({ status: next, due })}
        options={[
          { value: "", label: t("cases.anyStatus") },
          ...caseStatuses.map((one) => ({ value: one as string, label: t(`status.${one}`) as string })),
        ]}
      />
      <Select
        aria-label={t("cases.due")}
        className="sent-filter"
        value={due}
        onChange={(next) => onChange({ status, due: next })}
        options={[
          { value: "", label: t("cases.anyDue") },
          { value: "today", label: t("cases.dueIn.today") },
          { value: "overdue", label: t("cases.dueIn.overdue") },
        ]}
      />
    </>
  );
};
