import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import type { RecordOf } from "../api/wire.ts";
import { RecordList } from "../registry/record-list.tsx";

/** The people of my regions; for operators, everybody. */
const PeoplePage = () => {
  const { t } = useTranslation();
  const names = useNameOf();
  const regionsOf = ({ says }: RecordOf<"staff">) =>
    (says?.regions ?? []).map(names.region).join(t("punctuation.comma"));
  return (
    <RecordList
      kind="staff"
      nameOf={({ id, says }) => says?.name ?? id}
      alsoBy={(record) => `${regionsOf(record)} ${record.says ? t(`role.${record.says.role}`) : ""}`}
      columns={[
        { label: t("registry.field.role"), cell: ({ says }) => (says ? t(`role.${says.role}`) : "") },
        { label: t("registry.field.regions"), cell: (record) => regionsOf(record) || "–" },
        { label: t("registry.field.windows"), cell: ({ says }) => says?.windows.length ?? 0 },
      ]}
    />
  );
};

export default PeoplePage;
