import { useTranslation } from "react-i18next";
import { useDrafts } from "../api/agreement-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { DraftLine } from "./draft-list.tsx";
import { waitsForMe } from "./waits-for-me.ts";

/** Requests of other parties that wait for the consent of my regions; nothing where there is none. */
export const WaitingList = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const rows = useDrafts().data?.drafts.filter((row) => waitsForMe(row, me)) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="panel drafts" aria-labelledby="waiting">
      <h2 id="waiting">{t("editor.waitsForMe")}</h2>
      <ul>
        {rows.map((row) => (
          <DraftLine key={row.id} row={row} forMe />
        ))}
      </ul>
    </section>
  );
};
