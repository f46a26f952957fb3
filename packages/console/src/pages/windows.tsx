import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { useNameOf } from "../api/name-of.ts";
import { useStaffing } from "../api/roster-queries.ts";
import { OpenMark } from "../registry/open-mark.tsx";
import { RecordList } from "../registry/record-list.tsx";

/** The dedicated windows (专窗) of my regions. */
const WindowsPage = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const names = useNameOf();
  const staffing = useStaffing(me.regions.map(({ region }) => region));
  const rosterOf = (id: string) => {
    const window = staffing.get(id);
    if (!window) return "";
    const bare = window.team > 0 ? window.unstaffed.length : 0;
    return (
      <Link to={`/windows/${id}/roster`} className={bare > 0 ? "status-mark level-red" : undefined}>
        {bare > 0 ? t("roster.bareDays", { count: bare }) : t(window.roster ? "roster.set" : "roster.whole")}
      </Link>
    );
  };
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
        { label: t("registry.roster"), cell: ({ id }) => rosterOf(id) },
        { label: t("registry.field.phone"), cell: ({ says }) => says?.phone ?? "–" },
      ]}
    />
  );
};

export default WindowsPage;
