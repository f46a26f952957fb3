import { useTranslation } from "react-i18next";
import { momentText } from "../time/date-text.ts";
import { limitText } from "../time/limit-text.ts";
import { instantNow } from "../time/now.ts";
import type { CatalogPlace } from "./catalog-address.ts";
import { packagesPath } from "./catalog-paths.ts";
import type { CatalogPackages } from "./catalog-wire.ts";
import { useAnswer } from "./use-answer.ts";

type Package = CatalogPackages["packages"][number];

/** What the applicant's region offers as one thing (一件事一次办), by the words that were typed; nothing where it offers none. */
export const PackageList = ({
  apiBase,
  place,
}: {
  readonly apiBase: string;
  readonly place: CatalogPlace;
}) => {
  const { t } = useTranslation();
  const path = packagesPath(place);
  const { answer } = useAnswer<CatalogPackages>(path === undefined ? undefined : `${apiBase}${path}`);
  const words = place.q.trim();
  const found = path === undefined ? [] : (answer.value?.packages ?? []).filter((one) => isAbout(one, words));
  if (found.length === 0) return null;
  return (
    <section className="catalog-packages" aria-label={t("catalog.package.title")}>
      <h2>{t("catalog.package.title")}</h2>
      {found.map((one) => (
        <PackageItem key={one.id} offered={one} />
      ))}
    </section>
  );
};

const isAbout = ({ title, summary, members }: Package, words: string): boolean =>
  [title, summary ?? "", ...members.map((member) => member.title)].some((text) => text.includes(words));

const PackageItem = ({ offered }: { readonly offered: Package }) => {
  const { t, i18n } = useTranslation();
  const { title, summary, live, members, materials, path } = offered;
  const titleOf = (id: string) => members.find((one) => one.id === id)?.title ?? id;
  const list = (ids: readonly string[]) => ids.map(titleOf).join(t("catalog.package.comma"));
  return (
    <details className="catalog-package">
      <summary>
        <span className="catalog-hit-title">{title}</span>
        <span className={live ? "catalog-live" : "catalog-not-live"}>
          {t(live ? "catalog.live" : "catalog.notLive")}
        </span>
      </summary>
      {summary === null ? null : <p>{summary}</p>}
      <h3>{t("catalog.package.members")}</h3>
      <ol>
        {members.map((member) => (
          <li key={member.id}>
            <strong>{member.title}</strong>{" "}
            <span className="catalog-hint">
              {[
                member.handling.name,
                t(`mode.${member.mode}`),
                member.promised ? limitText(t, member.promised) : t("catalog.notListed"),
                ...(member.after.length > 0
                  ? [t("catalog.package.after", { members: list(member.after) })]
                  : []),
              ].join(" · ")}
            </span>
          </li>
        ))}
      </ol>
      <h3>{t("catalog.package.materials")}</h3>
      {materials.length === 0 ? <p>{t("catalog.noMaterials")}</p> : null}
      <ul>
        {materials.map((material) => (
          <li key={material.title}>
            <strong>{material.title}</strong>{" "}
            <span className="catalog-hint">
              {`${t(`catalog.need.${material.need}`)} · ${list(material.members)}`}
            </span>
          </li>
        ))}
      </ul>
      {path === null ? null : (
        <p>
          {t("catalog.package.due", {
            due: momentText(path.due, instantNow(), i18n.language),
            members: path.members.map(titleOf).join(" → "),
          })}
        </p>
      )}
      <p className="catalog-hint">{t("catalog.package.where")}</p>
    </details>
  );
};
