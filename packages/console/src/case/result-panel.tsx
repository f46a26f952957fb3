import type { Instant } from "@tongban/domain";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { type Fact, Facts } from "./facts.tsx";
import { licenceText } from "./licence-text.ts";

/** How a case ended; nothing while it is open. */
export const ResultPanel = ({ kase, now }: { readonly kase: StaffCase; readonly now: Instant }) => {
  const { t, i18n } = useTranslation();
  const when = (at: Instant) => <span className="faint">{momentText(at, now, i18n.language)}</span>;
  const kind = useNameOf().kind(kase.matter);
  const { result, declination, withdrawal } = kase;
  if (result)
    return (
      <Ending
        title={
          <>
            <span className={`outcome outcome-${result.outcome}`}>
              {t(`outcome.${kind}.${result.outcome}`)}
            </span>
            {when(result.decidedAt)}
          </>
        }
        facts={[
          result.document === null
            ? null
            : [
                t("case.document"),
                `${result.document.title}${t("punctuation.brackets", { text: result.document.number })}`,
              ],
          result.document?.licence === undefined
            ? null
            : [t("licence.name"), licenceText(t, result.document.licence)],
          result.reasons === null ? null : [t("case.reasons"), result.reasons],
          result.remedies === null ? null : [t("case.remedies"), result.remedies],
        ]}
      />
    );
  if (declination)
    return (
      <Ending
        title={
          <>
            <span className="outcome outcome-refused">{t("status.declined")}</span>
            {when(declination.declinedAt)}
          </>
        }
        facts={[
          [t("case.reasons"), declination.reason],
          [t("case.rightOrgan"), declination.rightOrgan],
        ]}
      />
    );
  if (withdrawal)
    return (
      <Ending
        title={
          <>
            <span className="outcome">{t("case.withdrawn")}</span>
            {when(withdrawal.withdrawnAt)}
          </>
        }
        facts={[[t("case.reasons"), withdrawal.reason]]}
      />
    );
  return null;
};

type EndingProps = { readonly title: ReactNode; readonly facts: readonly Fact[] };

const Ending = ({ title, facts }: EndingProps) => {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="result">
      <h2 id="result">{t("case.result")}</h2>
      <p className="outcome-line">{title}</p>
      <Facts facts={facts} />
    </section>
  );
};
