import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { consoleBase } from "../settings.ts";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { Wordmark } from "../shell/wordmark.tsx";
import { useShownCode } from "./appointment/appointment-address.ts";
import { usePlace } from "./catalog-address.ts";
import { CatalogForm } from "./catalog-form.tsx";
import { HitList } from "./hit-list.tsx";
import { MatterView } from "./matter-view.tsx";
import { PackageList } from "./package-list.tsx";

const AppointmentPart = lazyPart(
  async () => (await import("./appointment/appointment-view.tsx")).AppointmentView,
);

/** The public page 能办什么: what can be done between two places, how, or exactly what is missing. */
export const CatalogPage = ({ apiBase }: { readonly apiBase: string }) => {
  const { t } = useTranslation();
  const place = usePlace();
  const code = useShownCode();
  const title = t("catalog.title");
  useEffect(() => {
    document.title = `${title} · ${t("brand.name")}`;
  }, [title, t]);
  const isChosen = place.matter !== "";
  return (
    <>
      <header className="catalog-bar">
        <a href={`${consoleBase}catalog.html`} className="catalog-home">
          <Wordmark />
        </a>
        <span className="catalog-bar-tools">
          <LanguageSwitch />
          <a href={consoleBase}>{t("catalog.staff")}</a>
        </span>
      </header>
      <main id="main" className={isChosen ? "catalog catalog-chosen" : "catalog"}>
        <div className="catalog-head">
          <h1>{title}</h1>
          <p className="faint">{t("catalog.line")}</p>
        </div>
        {code === undefined ? (
          <>
            <CatalogForm apiBase={apiBase} place={place} />
            <PackageList apiBase={apiBase} place={place} />
            <div className="catalog-columns">
              <HitList apiBase={apiBase} place={place} />
              {isChosen ? <MatterView key={place.matter} apiBase={apiBase} place={place} /> : null}
            </div>
          </>
        ) : (
          <AppointmentPart key={code} apiBase={apiBase} code={code} />
        )}
      </main>
    </>
  );
};
