import { useTranslation } from "react-i18next";
import { useDrafts } from "../api/agreement-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { waitsForMe } from "./waits-for-me.ts";

/** How many requests wait for the consent of my regions, beside the navigation's name of the agreements. */
export const DraftBadge = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const drafts = useDrafts();
  const count = drafts.data?.drafts.filter((row) => waitsForMe(row, me)).length ?? 0;
  if (count === 0) return null;
  return (
    <span className="nav-badge" role="img" aria-label={t("editor.waitingCount", { count })}>
      {count}
    </span>
  );
};
