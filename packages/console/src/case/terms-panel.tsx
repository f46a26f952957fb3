import type { Instant } from "@tongban/domain";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSelf } from "../api/me-context.ts";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { limitText } from "../time/limit-text.ts";
import { Facts } from "./facts.tsx";

/** Every limit with its due moment, and the agreement and standard that the case is handled by. */
export const TermsPanel = ({ kase, now }: { readonly kase: StaffCase; readonly now: Instant }) => {
  const { t, i18n } = useTranslation();
  const { role } = useSelf();
  const { terms } = kase;
  const due = (at: Instant | null) => (
    <span className="faint">
      {at === null ? t("case.afterAcceptance") : t("case.due", { at: momentText(at, now, i18n.language) })}
    </span>
  );
  const noticeDue = kase.due.clock === "notice" ? due(kase.due.at) : null;
  return (
    <section className="panel" aria-labelledby="terms">
      <h2 id="terms">{t("case.limits")}</h2>
      <Facts
        facts={[
          [t("case.notice"), <Two key="n" first={limitText(t, terms.notice)} second={noticeDue} />],
          [
            t("case.promised"),
            <Two key="p" first={limitText(t, terms.promised)} second={due(terms.promisedDue)} />,
          ],
          [
            t("case.statutory"),
            <Two
              key="s"
              first={limitText(t, terms.statutory)}
              second={terms.statutory === null ? null : due(terms.statutoryDue)}
            />,
          ],
          [
            t("case.agreement"),
            <Two
              key="a"
              first={
                role === "coordinator" ? (
                  <Link to={`/agreements/${terms.agreement}`}>{kase.names.agreement}</Link>
                ) : (
                  kase.names.agreement
                )
              }
              second={
                <span className="faint">
                  {t("case.versions", {
                    agreement: terms.agreementVersion,
                    list: terms.listVersion,
                    standard: terms.standardVersion,
                  })}
                </span>
              }
            />,
          ],
        ]}
      />
    </section>
  );
};

type TwoProps = { readonly first: ReactNode; readonly second: ReactNode };

const Two = ({ first, second }: TwoProps) => (
  <span className="two-lines">
    <span>{first}</span>
    {second}
  </span>
);
