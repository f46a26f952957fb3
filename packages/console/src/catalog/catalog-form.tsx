import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type CatalogPlace, goTo } from "./catalog-address.ts";
import { regionsPath } from "./catalog-paths.ts";
import type { CatalogRegions } from "./catalog-wire.ts";
import { useAnswer } from "./use-answer.ts";

type CatalogFormProps = { readonly apiBase: string; readonly place: CatalogPlace };

/** What is looked for, from where to where, and for which day; each change is in the address at once. */
export const CatalogForm = ({ apiBase, place }: CatalogFormProps) => {
  const { t } = useTranslation();
  const id = useId();
  const { answer } = useAnswer<CatalogRegions>(`${apiBase}${regionsPath()}`);
  const regions = answer.value?.regions ?? [];
  // An address is written in one way only, so what is typed is kept beside it as it was typed.
  const [typed, setTyped] = useState(place.q);
  const change = (changes: Partial<CatalogPlace>) => goTo({ ...place, ...changes }, { quietly: true });
  const shown = typed.trim() === place.q.trim() ? typed : place.q;
  return (
    <search className="catalog-form">
      <div className="catalog-field catalog-words">
        <label htmlFor={`${id}q`}>{t("catalog.words")}</label>
        <input
          id={`${id}q`}
          type="search"
          maxLength={60}
          autoComplete="off"
          value={shown}
          aria-describedby={`${id}hint`}
          onChange={({ target }) => {
            setTyped(target.value);
            change({ q: target.value, matter: "" });
          }}
        />
        <span id={`${id}hint`} className="catalog-hint">
          {t("catalog.wordsHint")}
        </span>
      </div>
      {(["source", "handling"] as const).map((end) => (
        <div key={end} className="catalog-field">
          <label htmlFor={id + end}>{t(`catalog.${end}`)}</label>
          <select id={id + end} value={place[end]} onChange={({ target }) => change({ [end]: target.value })}>
            <option value="">{t("catalog.choose")}</option>
            {regions.map(({ region, name }) => (
              <option key={region} value={region}>
                {name}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button
        type="button"
        className="catalog-button catalog-swap"
        disabled={place.source === "" && place.handling === ""}
        onClick={() => change({ source: place.handling, handling: place.source })}
      >
        {t("catalog.swap")}
      </button>
      <div className="catalog-field">
        <label htmlFor={`${id}on`}>{t("catalog.on")}</label>
        <input
          id={`${id}on`}
          type="date"
          value={place.on}
          onChange={({ target }) => change({ on: target.value })}
        />
      </div>
    </search>
  );
};
