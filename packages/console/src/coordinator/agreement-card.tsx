import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Agreement } from "../api/wire.ts";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { dateText } from "../time/date-text.ts";
import { AgreementStanding } from "./agreement-standing.tsx";
import { PartList } from "./part-list.tsx";

type AgreementCardProps = {
  readonly row: Pick<
    Agreement,
    "id" | "title" | "kind" | "status" | "validFrom" | "validUntil" | "parties" | "version"
  >;
  readonly view: Agreement | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
};

/** An agreement as a 1+4 card: which of its five parts stand, which are missing. */
export const AgreementCard = ({ row, view, error, onRetry }: AgreementCardProps) => {
  const { t, i18n } = useTranslation();
  return (
    <article className="panel agreement-card">
      <div className="panel-head">
        <h2>
          <Link to={`/agreements/${row.id}`}>{row.title}</Link>
        </h2>
        <AgreementStanding agreement={row} />
      </div>
      <p className="agreement-line">
        <span className="tag">{t(`agreements.kind.${row.kind}`)}</span>
        <span>{row.parties.map((party) => party.name).join(" · ")}</span>
      </p>
      <p className="faint number">
        {t("agreements.valid", {
          from: dateText(row.validFrom, i18n.language),
          until: dateText(row.validUntil, i18n.language),
        })}
      </p>
      {view ? <PartList agreement={view} /> : null}
      {!view && error ? <LoadFailure error={error} onRetry={onRetry} /> : null}
      {view || error ? null : <Loading rows={2} />}
    </article>
  );
};
