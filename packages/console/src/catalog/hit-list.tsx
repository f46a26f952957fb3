import { useTranslation } from "react-i18next";
import { limitText } from "../time/limit-text.ts";
import { type CatalogPlace, goTo, searchOf } from "./catalog-address.ts";
import { searchPath } from "./catalog-paths.ts";
import type { CatalogHits } from "./catalog-wire.ts";
import { FailureNote } from "./failure-note.tsx";
import { useAnswer } from "./use-answer.ts";

type HitListProps = { readonly apiBase: string; readonly place: CatalogPlace };
type Hit = CatalogHits["matters"][number];

/** As many as a search answers with. */
const MOST = 50;

/** The matters that were found; with both places chosen, whether each can be done, and how soon. */
export const HitList = ({ apiBase, place }: HitListProps) => {
  const { t } = useTranslation();
  const { answer, retry } = useAnswer<CatalogHits>(`${apiBase}${searchPath(place)}`);
  const hits = answer.value?.matters ?? [];
  const said = () => {
    if (answer.kind === "waiting") return t("catalog.asking");
    if (answer.kind === "failed") return "";
    return t(hits.length === MOST ? "catalog.foundMost" : "catalog.found", { count: hits.length });
  };
  return (
    <section className="catalog-hits" aria-label={t("catalog.results")} aria-busy={answer.kind === "waiting"}>
      <p role="status" className="faint">
        {said()}
      </p>
      {answer.kind === "failed" ? <FailureNote problem={answer.problem} onRetry={retry} /> : null}
      {hits.length > 0 && (place.source === "" || place.handling === "") ? (
        <p className="catalog-hint">{t("catalog.pair")}</p>
      ) : null}
      {answer.kind === "here" && hits.length === 0 ? (
        <div className="catalog-nothing">
          <h2>{t("catalog.nothing", { text: place.q.trim() })}</h2>
          <p className="faint">{t("catalog.nothingHint")}</p>
        </div>
      ) : null}
      <ul>
        {hits.map((hit) => (
          <li key={hit.matter}>
            <HitLink hit={hit} place={place} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** A link as any other, so that it opens in a new tab and can be copied; a plain click stays on the page. */
const HitLink = ({ hit, place }: { readonly hit: Hit; readonly place: CatalogPlace }) => {
  const { t } = useTranslation();
  const there = { ...place, matter: hit.matter };
  return (
    <a
      href={`${location.pathname}${searchOf(there)}`}
      className="catalog-hit"
      {...(hit.matter === place.matter ? { "aria-current": "true" } : {})}
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        goTo(there, { quietly: false });
      }}
    >
      <span className="catalog-hit-title">{hit.title}</span>
      {hit.here ? (
        <span className={hit.here.live ? "catalog-live" : "catalog-not-live"}>
          {t(hit.here.live ? "catalog.live" : "catalog.notLive")}
        </span>
      ) : null}
      <span className="catalog-hit-line">
        {hit.here === null
          ? (hit.basicCode ?? "")
          : hit.here.promised === null
            ? t("catalog.notListed")
            : [limitText(t, hit.here.promised), ...hit.here.modes.map((mode) => t(`mode.${mode}`))].join(
                " · ",
              )}
      </span>
    </a>
  );
};
