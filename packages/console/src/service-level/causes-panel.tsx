import { clockOwners } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { ServiceFigures } from "../api/wire.ts";
import { wallTimeText } from "./figure-text.ts";
import { groundOf } from "./ground-of.ts";

/** Who answers for clocks that ended late (责任追究), why handling stood still, and what became of results that were sent out. */
export const CausesPanel = ({ figures }: { readonly figures: ServiceFigures }) => {
  const { t } = useTranslation();
  const { breaches, pauses, duration, deliveries } = figures;
  const late = clockOwners.filter((owner) => breaches[owner] > 0);
  const longestFirst = pauses.toSorted((one, other) => other.minutes - one.minutes);
  return (
    <section className="panel" aria-labelledby="causes">
      <h2 id="causes">{t("serviceLevel.causes")}</h2>
      <dl className="causes">
        <div>
          <dt>{t("serviceLevel.lateOf")}</dt>
          {late.length === 0 ? <dd>{t("serviceLevel.none")}</dd> : null}
          {late.map((owner) => (
            <dd key={owner}>
              {t(`owner.${owner}`)} <strong className="number">{breaches[owner]}</strong>
            </dd>
          ))}
        </div>
        <div>
          <dt>{t("serviceLevel.pauses")}</dt>
          {pauses.length === 0 ? <dd>{t("serviceLevel.none")}</dd> : null}
          {longestFirst.map(({ ground, minutes }) => (
            <dd key={ground}>
              {groundOf(t, ground)} <strong className="number">{wallTimeText(t, minutes)}</strong>
            </dd>
          ))}
        </div>
        <div>
          <dt>{t("serviceLevel.deliveries")}</dt>
          {deliveries.length === 0 ? <dd>{t("serviceLevel.none")}</dd> : null}
          {deliveries.map((of) => (
            <dd key={of.way}>
              {t(`serviceLevel.deliveryWay.${of.way}`)}{" "}
              <span className="number">{t("serviceLevel.deliveryLine", of)}</span>
            </dd>
          ))}
        </div>
        <div>
          <dt>{t("serviceLevel.took")}</dt>
          {(["p50", "p90", "p99"] as const).map((share) => (
            <dd key={share}>
              {t(`serviceLevel.quantile.${share}`)}{" "}
              <strong className="number">{wallTimeText(t, duration[share])}</strong>
            </dd>
          ))}
        </div>
      </dl>
    </section>
  );
};
