import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { useAppraisalRules } from "../api/service-level-queries.ts";
import { addressOf } from "../coordinator/case-filter.ts";
import { FilterChoice } from "../coordinator/filter-choice.tsx";
import { RulesForm } from "../service-level/rules-form.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import "../coordinator/coordinator.css";
import "../service-level/service-level.css";

/** The table of points that a region is appraised by (考评细则), and who set it last. */
const AppraisalPage = () => {
  const { t, i18n } = useTranslation();
  const me = useSelf();
  const now = useNow();
  const [address, setAddress] = useSearchParams();
  const region = address.get("region") ?? me.regions[0]?.region ?? "";
  const rules = useAppraisalRules(region);
  if (!me.regions.some((one) => one.region === region)) return <NotFound />;
  const { setAt, setBy, setByName } = rules.data ?? {};
  return (
    <main className="page" id="main">
      <PageHead
        title={t("appraisal.title", {
          region: me.regions.find((one) => one.region === region)?.name ?? region,
        })}
        line={
          rules.data
            ? setAt
              ? t("appraisal.setBy", {
                  name: setByName ?? setBy ?? "",
                  at: momentText(setAt, now, i18n.language),
                })
              : t("appraisal.ours")
            : undefined
        }
      >
        <Link to={`/bulletin?${addressOf({ region })}`}>{t("appraisal.bulletin")}</Link>
      </PageHead>
      {me.regions.length > 1 ? (
        <div className="filters">
          <FilterChoice
            label={t("cases.region")}
            value={region}
            options={me.regions.map((one) => ({ value: one.region, label: one.name }))}
            onChange={(next) => setAddress({ region: next })}
          />
        </div>
      ) : null}
      <section className="panel" aria-label={t("appraisal.rules")}>
        <p className="faint">{t("appraisal.hint")}</p>
        {rules.data ? (
          <RulesForm key={region} table={rules.data} />
        ) : rules.isError ? (
          <LoadFailure error={rules.error} onRetry={() => void rules.refetch()} />
        ) : (
          <Loading rows={8} />
        )}
      </section>
    </main>
  );
};

export default AppraisalPage;
