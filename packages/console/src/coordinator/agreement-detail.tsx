import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSelf } from "../api/me-context.ts";
import type { Agreement } from "../api/wire.ts";
import { Facts } from "../case/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { dateText } from "../time/date-text.ts";
import { limitText } from "../time/limit-text.ts";
import { AgreementStanding } from "./agreement-standing.tsx";
import { MatterTable } from "./matter-table.tsx";
import { PartList } from "./part-list.tsx";

/** An agreement with all five parts written out. */
export const AgreementDetail = ({ agreement }: { readonly agreement: Agreement }) => {
  const { t, i18n } = useTranslation();
  const { standard, list } = agreement;
  const valid = t("agreements.valid", {
    from: dateText(agreement.validFrom, i18n.language),
    until: dateText(agreement.validUntil, i18n.language),
  });
  return (
    <>
      <PageHead
        title={agreement.title}
        line={`${t(`agreements.kind.${agreement.kind}`)} · ${t("agreements.version", { version: agreement.version })} · ${valid}`}
      >
        <AgreementStanding agreement={agreement} />
        <Link to={`/agreements/${agreement.id}/editor`}>{t("agreements.editor")}</Link>
      </PageHead>
      <section className="panel">
        <PartList agreement={agreement} />
        <p className="agreement-line">
          <span className="faint">{t("agreements.parties")}</span>
          <span>{agreement.parties.map((party) => party.name).join(" · ")}</span>
        </p>
      </section>
      <div className="agreement-columns">
        <Windows agreement={agreement} />
        <section className="panel" aria-labelledby="standard">
          <h2 id="standard">{t("agreements.parts.standard")}</h2>
          {standard ? (
            <Facts
              facts={[
                [t("case.notice"), limitText(t, standard.notice)],
                [t("agreements.lease"), limitText(t, standard.lease)],
                [t("agreements.hours"), `${standard.hours.opens}–${standard.hours.closes}`],
              ]}
            />
          ) : (
            <p className="faint">{t("agreements.none")}</p>
          )}
        </section>
      </div>
      <section className="panel" aria-labelledby="list">
        <h2 id="list">{t("agreements.parts.list")}</h2>
        {list && list.entries.length > 0 ? (
          <MatterTable entries={list.entries} />
        ) : (
          <p className="faint">{t("agreements.none")}</p>
        )}
      </section>
    </>
  );
};

const Windows = ({ agreement }: { readonly agreement: Agreement }) => {
  const { t } = useTranslation();
  const { regions } = useSelf();
  const nameOf = (region: string) => agreement.parties.find((one) => one.region === region)?.name ?? region;
  return (
    <section className="panel" aria-labelledby="windows">
      <h2 id="windows">{`${t("agreements.parts.window")} · ${t("agreements.parts.team")}`}</h2>
      {agreement.windows.length === 0 ? <p className="faint">{t("agreements.none")}</p> : null}
      <ul className="windows">
        {agreement.windows.map((window) => (
          <li key={window.id}>
            <span>
              <strong>{window.name}</strong> <span className="faint">{nameOf(window.region)}</span>
            </span>
            <span className={`status-mark ${window.open ? "status-decided" : "status-declined"}`}>
              {t(window.open ? "agreements.open" : "agreements.closed")}
            </span>
            <span className="windows-team">
              {window.team.length === 0
                ? t("agreements.noTeam")
                : window.team.map((person) => person.name).join(t("punctuation.comma"))}
            </span>
            <span className="faint number">
              {t("agreements.allMatters", { count: window.matters.length })}
            </span>
            {regions.some(({ region }) => region === window.region) ? (
              <Link to={`/windows/${window.id}/webhook`}>{t("desk.webhook")}</Link>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};
