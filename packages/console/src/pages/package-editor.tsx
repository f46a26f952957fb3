import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { usePackages } from "../api/package-queries.ts";
import { PackageEditor } from "../package/package-editor.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../case/case.css";
import "../coordinator/coordinator.css";
import "../registry/registry.css";
import "../intake/intake.css";

/** Editing one package of my regions, or a new one. */
const PackageEditorPage = () => {
  const { t } = useTranslation();
  const { packageId } = useParams();
  const packages = usePackages();
  if (packages.isError && !packages.data)
    return <LoadFailure whole error={packages.error} onRetry={() => void packages.refetch()} />;
  const checked = packages.data?.find(({ record }) => record.id === packageId);
  if (packages.data && packageId !== undefined && !checked) return <NotFound />;
  return (
    <main className="page" id="main">
      <PageHead
        title={packageId === undefined ? t("packages.new") : t("packages.edit")}
        line={<Link to="/packages">{t("packages.title")}</Link>}
      />
      {packages.data ? (
        <PackageEditor key={`${packageId} ${checked?.record.version}`} checked={checked} />
      ) : (
        <Loading rows={8} />
      )}
    </main>
  );
};

export default PackageEditorPage;
