import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import { OpenMark } from "../registry/open-mark.tsx";
import { RecordList } from "../registry/record-list.tsx";

/** The dedicated windows (专窗) of my regions. */
const WindowsPage = () => {
  const { t } = useTranslation();
  const names = useNameOf();
  return (
    <RecordList
      kind="window"
      nameOf={({ id, says }) => says?.name ?? id}
      alsoBy={({ says }) => (says ? names.region(says.region) : "")}
      columns={[
        { label: t("registry.field.region"), cell: ({ says }) => (says ? names.region(says.region) : "") },
        { label: t("registry.field.open"), cell: ({ says }) => <OpenMark open={says?.open ?? false} /> },
        { label: t("registry.field.matters"), cell: ({ says }) => says?.matters.length ?? 0 },
        { label: t("registry.field.team"), cell: ({ says }) => says?.team.length ?? 0 },
        { label: t("registry.field.phone"), cell: ({ says }) => says?.phone ?? "–" },
      ]}
    />
  );
};

export default WindowsPage;
