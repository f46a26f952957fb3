import { type Activity, activities } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { ServiceFigures } from "../api/wire.ts";
import { activityText } from "./activity-text.ts";

/** The subjects in their order. */
const subjects = Object.keys(activities) as readonly Activity[];

type Counted = ServiceFigures["activities"];

/** What a period counted beside cases: originals in the post, site inspections, packages, fees. */
export const ActivityPanel = ({ activities: counted }: { readonly activities: Counted }) => {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="activities">
      <h2 id="activities">{t("serviceLevel.activities")}</h2>
      <dl className="causes">
        {subjects.map((subject) => (
          <div key={subject}>
            <dt>{t(`serviceLevel.activity.${subject}`)}</dt>
            <Lines subject={subject} counted={counted} />
          </div>
        ))}
      </dl>
    </section>
  );
};

/** Lines of a subject; where nothing of it was counted, that. */
const Lines = ({ subject, counted }: { readonly subject: Activity; readonly counted: Counted }) => {
  const { t } = useTranslation();
  const metrics = activities[subject];
  if (metrics.every((metric) => counted[metric] === undefined)) return <dd>{t("serviceLevel.none")}</dd>;
  return metrics.map((metric) => (
    <dd key={metric}>
      {t(`serviceLevel.counted.${metric.replace(":", "-")}` as "serviceLevel.counted.parcels-sent")}{" "}
      <strong className="number">{activityText(t, counted, metric)}</strong>
    </dd>
  ));
};
