import { useTranslation } from "react-i18next";
import { RecordList } from "../registry/record-list.tsx";

/** Every registered matter (事项). */
const MattersPage = () => {
  const { t } = useTranslation();
  return (
    <RecordList
      kind="matter"
      nameOf={({ id, says }) => says?.title ?? id}
      alsoBy={({ says }) => says?.basicCode ?? ""}
      columns={[
        {
          label: t("registry.field.kind"),
          cell: ({ says }) => (says ? t(`registry.kindOf.${says.kind}`) : ""),
        },
        { label: t("registry.field.basicCode"), cell: ({ says }) => says?.basicCode ?? "–" },
        { label: t("registry.field.materials"), cell: ({ says }) => says?.materials.length ?? 0 },
      ]}
    />
  );
};

export default MattersPage;
