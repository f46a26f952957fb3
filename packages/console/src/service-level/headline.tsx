import { useTranslation } from "react-i18next";
import type { ServiceLevel } from "../api/wire.ts";
import { FigureCard } from "./figure-card.tsx";
import { amountText, shareText } from "./figure-text.ts";

type HeadlineProps = {
  readonly level: ServiceLevel;
  /** Where the cases that count as something in this period are; undefined where there is no list of them. */
  readonly casesOf: (figure: Readonly<Record<string, string>>) => string | undefined;
};

/** The period's figures: both rates of what was on time, what was decided, how fast that was. */
export const Headline = ({ level, casesOf }: HeadlineProps) => {
  const { t } = useTranslation();
  const { figures, targets, period } = level;
  const {
    onTimeStrict,
    onTimeLenient,
    completion,
    instantCompletion,
    greenChannel,
    satisfaction,
    rectifiedInTime,
    counts,
  } = figures;
  const target = targets.find(({ name }) => name === "on-time");
  const made = ({ part, whole }: { readonly part: number; readonly whole: number }) =>
    t("serviceLevel.made", { part, whole });
  const counted = (what: string) => casesOf({ counted: what, period: period.name });
  return (
    <div className="figures figures-four">
      <FigureCard
        name={t("serviceLevel.strict")}
        value={shareText(onTimeStrict.rate)}
        note={
          <>
            {made(onTimeStrict)}
            {target ? (
              <>
                {t("punctuation.comma")}
                {t("serviceLevel.atLeast", { share: shareText(target.atLeast) })}
              </>
            ) : null}
          </>
        }
        tone={target?.met === undefined || target.met === null ? undefined : target.met ? "met" : "missed"}
        to={counted("late")}
      />
      <FigureCard
        name={t("serviceLevel.lenient")}
        value={shareText(onTimeLenient.rate)}
        note={made(onTimeLenient)}
        to={counted("on-time")}
      />
      <FigureCard
        name={t("serviceLevel.completed")}
        value={String(figures.completed)}
        note={t("serviceLevel.completionRate", { share: shareText(completion.rate) })}
        to={counted("completed")}
      />
      <FigureCard
        name={t("serviceLevel.received")}
        value={String(counts.received)}
        note={t("serviceLevel.receivedRates", {
          instant: shareText(instantCompletion.rate),
          first: shareText(greenChannel.rate),
        })}
        to={counted("received")}
      />
      {satisfaction.whole > 0 ? (
        <FigureCard
          name={t("serviceLevel.satisfaction")}
          value={shareText(satisfaction.rate)}
          note={t("serviceLevel.ratingsNote", {
            bad: satisfaction.whole - satisfaction.part,
            rectified: shareText(rectifiedInTime.rate),
            appeals: counts.appeals,
            aside: counts["set-aside"],
          })}
        />
      ) : null}
      {counts["consultations-asked"] + counts["complaints-asked"] > 0 ? (
        <FigureCard
          name={t("serviceLevel.inquiries")}
          value={`${counts["consultations-asked"]} / ${counts["complaints-asked"]}`}
          note={t("serviceLevel.inquiriesNote", {
            answered: counts["consultations-answered"] + counts["complaints-answered"],
            late: counts["consultations-late"] + counts["complaints-late"],
            upheld: counts["complaints-upheld"],
          })}
        />
      ) : null}
      {figures.speeds.map((speed) => (
        <SpeedCards key={speed.unit} speed={speed} to={counted("completed")} />
      ))}
    </div>
  );
};

type SpeedCardsProps = {
  readonly speed: ServiceLevel["figures"]["speeds"][number];
  readonly to: string | undefined;
};

/** How fast decisions were in one unit; units are never added up. */
const SpeedCards = ({ speed, to }: SpeedCardsProps) => {
  const { t } = useTranslation();
  const { unit } = speed;
  const of = t(`serviceLevel.unit.${unit}`);
  return (
    <>
      <FigureCard
        name={t("serviceLevel.average")}
        value={amountText(t, unit, speed.average)}
        note={t("serviceLevel.countOf", { count: speed.average.whole })}
        to={to}
      />
      <FigureCard
        name={t("serviceLevel.ahead")}
        value={amountText(t, unit, speed.ahead)}
        note={t("serviceLevel.aheadNote")}
        to={to}
      />
      <FigureCard
        name={t("serviceLevel.speedUp", { of })}
        value={shareText(speed.speedUp.rate)}
        note={t("serviceLevel.speedUpNote")}
        to={to}
      />
      <FigureCard
        name={t("serviceLevel.compression", { of })}
        value={shareText(speed.compression.rate)}
        note={t("serviceLevel.againstPromise", { share: shareText(speed.againstPromise.rate) })}
        to={to}
      />
    </>
  );
};
