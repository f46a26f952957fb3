import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { lazyPart } from "../shell/lazy-part.tsx";
import { dateText } from "../time/date-text.ts";
import { type CatalogPlace, goTo } from "./catalog-address.ts";
import { matterPath } from "./catalog-paths.ts";
import type { CatalogMatter } from "./catalog-wire.ts";
import { FailureNote } from "./failure-note.tsx";
import { Part } from "./part.tsx";
import { TermsView } from "./terms-view.tsx";
import { useAnswer } from "./use-answer.ts";

type MatterViewProps = { readonly apiBase: string; readonly place: CatalogPlace };

/** One matter between two places: how it is done, or exactly what is missing. */
export const MatterView = ({ apiBase, place }: MatterViewProps) => {
  const { t } = useTranslation();
  const path = matterPath(place);
  const { answer, retry } = useAnswer<CatalogMatter>(path === undefined ? undefined : `${apiBase}${path}`);
  const heading = useRef<HTMLHeadingElement>(null);
  const title = answer.value?.title ?? t("catalog.how");
  useEffect(() => heading.current?.focus(), []);
  return (
    <article className="catalog-matter" aria-busy={answer.kind === "waiting"}>
      <button
        type="button"
        className="catalog-button catalog-back"
        onClick={() => goTo({ ...place, matter: "" }, { quietly: false })}
      >
        {t("catalog.back")}
      </button>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {path === undefined ? <p>{t("catalog.choosePair")}</p> : null}
      {path !== undefined && answer.kind === "waiting" && !answer.value ? <p>{t("catalog.asking")}</p> : null}
      {answer.kind === "failed" ? <FailureNote problem={answer.problem} onRetry={retry} /> : null}
      {path !== undefined && answer.value ? <Found apiBase={apiBase} matter={answer.value} /> : null}
    </article>
  );
};

const AnswersPart = lazyPart(async () => (await import("../inquiry/public/answers-part.tsx")).AnswersPart);
const VisitPart = lazyPart(async () => (await import("./appointment/window-visit.tsx")).WindowVisit);

const Found = ({ apiBase, matter }: { readonly apiBase: string; readonly matter: CatalogMatter }) => {
  const { t, i18n } = useTranslation();
  const { source, handling, on, live, missing, terms, windows } = matter;
  const language = i18n.language === "en" ? "en" : "zh";
  return (
    <>
      <p>
        <span className={live ? "catalog-live" : "catalog-not-live"}>
          {t(live ? "catalog.live" : "catalog.notLive")}
        </span>{" "}
        {t("catalog.from", { source: source.name, handling: handling.name })}
        <span className="catalog-hint"> {t("catalog.asOf", { date: dateText(on, i18n.language) })}</span>
      </p>
      {missing.length > 0 ? (
        <Part title={t("catalog.missing")}>
          <ul className="catalog-missing">
            {missing.map(({ part, code, said }) => (
              <li key={`${part} ${code}`}>{said[language]}</li>
            ))}
          </ul>
          <p className="catalog-hint">{t("catalog.missingHint")}</p>
        </Part>
      ) : null}
      {terms ? <TermsView terms={terms} /> : null}
      {terms || windows.length > 0 ? (
        <Part title={t("catalog.windows")}>
          {windows.length === 0 ? <p>{t("catalog.noWindow")}</p> : null}
          <ul className="catalog-windows">
            {windows.map(({ id, name, open, address, phone }) => (
              <li key={id}>
                <strong>{name}</strong> {t(open ? "catalog.open" : "catalog.closed")}
                {address === null ? null : <span className="catalog-line">{address}</span>}
                {phone === null ? null : (
                  <span className="catalog-line">
                    <a href={`tel:${phone}`}>{phone}</a>
                  </span>
                )}
                {open ? <VisitPart apiBase={apiBase} window={id} matter={matter.matter} /> : null}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {windows.length > 0 ? (
        <AnswersPart apiBase={apiBase} region={handling.region} matter={matter.matter} />
      ) : null}
    </>
  );
};
