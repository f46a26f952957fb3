import { useTranslation } from "react-i18next";
import { useRegionSummary } from "../api/coordinator-queries.ts";
import { useNameOf } from "../api/name-of.ts";
import { addressOf } from "../coordinator/case-filter.ts";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import { FigureCard } from "./figure-card.tsx";

/** What is open in one of my regions at this moment, by how much time it has left. */
export const NowPanel = ({ region }: { readonly region: string }) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const now = useNow();
  const summary = useRegionSummary(region, "in");
  const { dueToday, overdue, at } = summary.data ?? {};
  if (summary.data === undefined || at === undefined) return null;
  const to = (due: string) => `/cases?${addressOf({ region, due })}`;
  return (
    <section aria-labelledby="now">
      <div className="panel-head">
        <h2 id="now">{t("serviceLevel.now", { region: nameOf.region(region) })}</h2>
        <span className="faint">{momentText(at, now, i18n.language)}</span>
      </div>
      <div className="figures figures-two">
        <FigureCard
          name={t("overview.overdue")}
          value={String(overdue ?? 0)}
          tone={(overdue ?? 0) > 0 ? "overdue" : undefined}
          to={to("overdue")}
        />
        <FigureCard
          name={t("overview.dueToday")}
          value={String(dueToday ?? 0)}
          tone={(dueToday ?? 0) > 0 ? "today" : undefined}
          to={to("today")}
        />
      </div>
    </section>
  );
};
