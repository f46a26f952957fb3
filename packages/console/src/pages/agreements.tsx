import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DraftList } from "../agreement/draft-list.tsx";
import { useAgreements, useAgreementViews } from "../api/coordinator-queries.ts";
import { AgreementCard } from "../coordinator/agreement-card.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../list/list.css";
import "../coordinator/coordinator.css";
import "../agreement/editor.css";

/** The agreements of my regions as 1+4 cards. */
const AgreementsPage = () => {
  const { t } = useTranslation();
  const list = useAgreements();
  const rows = list.data?.agreements ?? [];
  const views = useAgreementViews(rows.map((row) => row.id));
  return (
    <main className="page" id="main">
      <PageHead title={t("agreements.title")}>
        <Link to="/packages">{t("agreements.packages")}</Link>
      </PageHead>
      <DraftList />
      {list.isPending ? <Loading /> : null}
      {list.isError && !list.data ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data && rows.length === 0 ? <EmptyNotice title={t("agreements.empty")} /> : null}
      <div className="agreement-cards">
        {rows.map((row, index) => (
          <AgreementCard
            key={row.id}
            row={row}
            view={views[index]?.data}
            error={views[index]?.error}
            onRetry={() => void views[index]?.refetch()}
          />
        ))}
      </div>
    </main>
  );
};

export default AgreementsPage;
