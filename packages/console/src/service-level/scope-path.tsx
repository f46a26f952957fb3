import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWindows } from "../api/coordinator-queries.ts";
import { useNameOf } from "../api/name-of.ts";
import type { ScopePlace } from "../api/wire.ts";
import { type Place, scopeAddress } from "./scope-place.ts";

type ScopePathProps = {
  readonly place: Place;
  readonly period: string;
  /** What the scope that is looked at is called. */
  readonly name: string;
};

/** The way from all regions down to what is looked at; each step leads back up. */
export const ScopePath = ({ place, period, name }: ScopePathProps) => {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const { scope, region, window } = place;
  const windows = useWindows(scope.kind === "staff" ? region : undefined);
  const windowName = windows.data?.windows.find(({ id }) => id === window)?.name;
  const above: { readonly scope: ScopePlace; readonly name: string }[] = [];
  if (scope.kind !== "overall") above.push({ scope: { kind: "overall" }, name: t("serviceLevel.all") });
  if ((scope.kind === "window" || scope.kind === "staff") && region !== undefined)
    above.push({ scope: { kind: "handling", id: region }, name: nameOf.region(region) });
  if (scope.kind === "staff" && window !== undefined)
    above.push({ scope: { kind: "window", id: window }, name: windowName ?? t("serviceLevel.scope.window") });
  return (
    <nav aria-label={t("serviceLevel.path")} className="scope-path">
      <ol>
        {above.map((step) => (
          <li key={step.scope.kind}>
            <Link to={scopeAddress(step.scope, period, { region, window })}>{step.name}</Link>
          </li>
        ))}
        <li aria-current="page">
          {name}
          {scope.kind === "overall" ? null : (
            <span className="faint">
              {t("punctuation.brackets", { text: t(`serviceLevel.scope.${scope.kind}`) })}
            </span>
          )}
        </li>
      </ol>
    </nav>
  );
};
