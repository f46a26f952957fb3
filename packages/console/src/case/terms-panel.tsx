import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSelf } from "../api/me-context.ts";
import type { StaffCase } from "../api/wire.ts";

/** The agreement and the versions of its annexes that the case is handled by, whatever is published later. */
export const TermsPanel = ({ kase: { terms, names } }: { readonly kase: StaffCase }) => {
  const { t } = useTranslation();
  const { role } = useSelf();
  return (
    <section className="panel" aria-labelledby="terms">
      <h2 id="terms">{t("case.agreement")}</h2>
      <p>
        {role === "coordinator" ? (
          <Link to={`/agreements/${terms.agreement}`}>{names.agreement}</Link>
        ) : (
          names.agreement
        )}
      </p>
      <p className="faint">
        {t("case.versions", {
          agreement: terms.agreementVersion,
          list: terms.listVersion,
          standard: terms.standardVersion,
        })}
      </p>
    </section>
  );
};
