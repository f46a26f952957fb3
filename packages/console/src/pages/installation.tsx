import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRecords } from "../api/registry-queries.ts";
import { listAddress, recordAddress } from "../registry/record-address.ts";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../list/list.css";
import "../coordinator/coordinator.css";
import "../registry/registry.css";

/** Where an operator (系统运维人员) starts: who takes part, and what is not in order about it. */
const InstallationPage = () => {
  const { t } = useTranslation();
  const regions = useRecords("region");
  const partners = useRecords("partner");
  const people = useRecords("staff");
  const windows = useRecords("window");
  const matters = useRecords("matter");
  const all = [regions, partners, people, windows, matters];
  const failed = all.find(({ isError, data }) => isError && !data);
  const coordinated = new Set(
    people.data?.flatMap(({ says }) => (says?.role === "coordinator" ? says.regions : [])),
  );
  const bare = regions.data?.filter(({ says }) => says && !coordinated.has(says.region)) ?? [];
  const operators = people.data?.filter(({ says }) => says?.role === "operator") ?? [];
  const isReady = all.every(({ data }) => data !== undefined);
  const figures = [
    ["region", regions.data?.length],
    ["partner", partners.data?.length],
    ["staff", people.data?.length],
    ["matter", matters.data?.length],
  ] as const;
  return (
    <main className="page" id="main">
      <PageHead title={t("registry.installation.title")} line={t("registry.installation.line")} />
      {failed ? <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {!isReady && !failed ? <Loading /> : null}
      {isReady ? (
        <>
          <div className="record-figures">
            {figures.map(([kind, count]) => (
              <Link key={kind} to={listAddress(kind)} className="record-figure">
                <strong className="number">{count}</strong>
                <span>{t(`registry.list.${kind}.title`)}</span>
              </Link>
            ))}
          </div>
          <section className="panel" aria-labelledby="to-mend">
            <h2 id="to-mend">{t("registry.installation.toMend")}</h2>
            {bare.length === 0 && operators.length > 1 ? (
              <EmptyNotice title={t("registry.installation.fine")} />
            ) : (
              <ul>
                {operators.length === 1 ? <li>{t("registry.installation.oneOperator")}</li> : null}
                {bare.map(({ id, says }) => (
                  <li key={id}>
                    <Link to={recordAddress("region", id)}>
                      {t("registry.installation.bare", { region: says?.name ?? id })}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </>
      ) : null}
    </main>
  );
};

export default InstallationPage;
