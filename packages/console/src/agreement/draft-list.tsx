import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDrafts } from "../api/agreement-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { useNameOf } from "../api/name-of.ts";
import type { DraftRow } from "../api/wire.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { editorAddress } from "./editor-place.ts";
import { waitsForMe } from "./waits-for-me.ts";

/** Agreements that are drafted and requests that wait for an answer, those for me first. */
export const DraftList = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const drafts = useDrafts();
  const rows = (drafts.data?.drafts ?? []).toSorted(
    (a, b) => Number(waitsForMe(b, me)) - Number(waitsForMe(a, me)),
  );
  return (
    <section className="panel drafts" aria-labelledby="drafts">
      <div className="panel-head">
        <h2 id="drafts">{t("editor.drafts")}</h2>
        <Link to="/new-agreement">{t("editor.create")}</Link>
      </div>
      {drafts.isPending ? <Loading rows={1} /> : null}
      {drafts.isError && !drafts.data ? (
        <LoadFailure error={drafts.error} onRetry={() => void drafts.refetch()} />
      ) : null}
      {drafts.data && rows.length === 0 ? <p className="faint">{t("editor.draftsEmpty")}</p> : null}
      <ul>
        {rows.map((row) => (
          <DraftLine key={row.id} row={row} forMe={waitsForMe(row, me)} />
        ))}
      </ul>
    </section>
  );
};

/** One of them, with the way to it. */
export const DraftLine = ({ row, forMe }: { readonly row: DraftRow; readonly forMe: boolean }) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const parties = row.asked.map(names.region).join(t("punctuation.comma"));
  return (
    <li>
      <span>
        <Link
          to={editorAddress(row.id, forMe && row.proposal === "publication" ? "difference" : "agreement")}
        >
          {row.title}
        </Link>
        <span className="faint drafts-parties">{row.parties.map(names.region).join(" · ")}</span>
      </span>
      <span className="faint">{t(row.proposal ? `editor.proposed.${row.proposal}` : "editor.drafting")}</span>
      {row.proposal ? (
        <span className={`status-mark ${forMe ? "level-orange" : ""}`}>
          {forMe ? t("editor.waiting") : t("editor.waitingFor", { parties })}
        </span>
      ) : (
        <span className="status-mark status-submitted">{t(`agreements.status.${row.status}`)}</span>
      )}
    </li>
  );
};
