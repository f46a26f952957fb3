import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useRecords } from "../api/registry-queries.ts";
import { OpenMark } from "../registry/open-mark.tsx";
import { recordAddress } from "../registry/record-address.ts";
import { RecordPage } from "../registry/record-page.tsx";

/** A region: who coordinates it, which windows it has, which systems submit for it; and every change of it. */
const RegionPage = () => {
  const { region = "" } = useParams();
  return (
    <RecordPage kind="region" id={region} nameOf={({ id, says }) => says?.name ?? id} actionsOn={() => []}>
      {({ id }) => <Around region={id} />}
    </RecordPage>
  );
};

const Around = ({ region }: { readonly region: string }) => {
  const { t } = useTranslation();
  const isHere = (one: string) => one === region;
  const people = (useRecords("staff").data ?? []).filter(
    ({ says }) => says?.role === "coordinator" && says.regions.some(isHere),
  );
  const windows = (useRecords("window").data ?? []).filter(({ says }) => says && isHere(says.region));
  const partners = (useRecords("partner").data ?? []).filter(({ says }) => says?.regions.some(isHere));
  return (
    <div className="record-columns">
      <section className="panel" aria-labelledby="coordinators">
        <h2 id="coordinators">{t("role.coordinator")}</h2>
        {people.length === 0 ? <p className="faint">{t("registry.nobody")}</p> : null}
        <ul>
          {people.map(({ id, says }) => (
            <li key={id}>
              <Link to={recordAddress("staff", id)}>{says?.name ?? id}</Link>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="windows">
        <h2 id="windows">{t("registry.list.window.title")}</h2>
        {windows.length === 0 ? <p className="faint">{t("registry.list.window.empty")}</p> : null}
        <ul>
          {windows.map(({ id, says }) => (
            <li key={id}>
              <Link to={recordAddress("window", id)}>{says?.name ?? id}</Link>{" "}
              <OpenMark open={says?.open ?? false} />
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="partners">
        <h2 id="partners">{t("registry.list.partner.title")}</h2>
        {partners.length === 0 ? <p className="faint">{t("registry.list.partner.empty")}</p> : null}
        <ul>
          {partners.map(({ id, says }) => (
            <li key={id}>
              <Link to={recordAddress("partner", id)}>{says?.name ?? id}</Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
};

export default RegionPage;
