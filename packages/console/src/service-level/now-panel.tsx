import { type DueAge, dueAges } from "@tongban/domain";
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
  const { ageing, dueToday, overdue, at } = summary.data ?? {};
  if (at === undefined) return null;
  // Past the end of the calendar there are no ages: what is due today and what is overdue is known all the same.
  const counted = ageing
    ? dueAges.map((age) => [age, ageing[age] ?? 0] as const)
    : ([
        ["overdue", overdue ?? 0],
        ["today", dueToday ?? 0],
      ] as const);
  return (
    <section aria-labelledby="now">
      <div className="panel-head">
        <h2 id="now">{t("serviceLevel.now", { region: nameOf.region(region) })}</h2>
        <span className="faint">{momentText(at, now, i18n.language)}</span>
      </div>
      <div className={`figures ${ageing ? "figures-ages" : "figures-two"}`}>
        {counted.map(([age, count]) => (
          <FigureCard
            key={age}
            name={t(`cases.dueIn.${age}`)}
            value={String(count)}
            tone={count > 0 ? tones[age] : undefined}
            to={`/cases?${addressOf({ region, due: age })}`}
          />
        ))}
      </div>
    </section>
  );
};

const tones: { readonly [A in DueAge | "overdue"]?: "overdue" | "today" } = {
  overdue: "overdue",
  "overdue-long": "overdue",
  "overdue-short": "overdue",
  today: "today",
};
