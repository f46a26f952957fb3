import { Alert, Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePackages } from "../api/package-queries.ts";
import { type PackageFile, packageInFile } from "../package/package-file.ts";
import { PackageItem } from "../package/package-item.tsx";
import { RecordDialog } from "../registry/record-dialog.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../list/list.css";
import "../case/case.css";
import "../coordinator/coordinator.css";
import "../registry/registry.css";

/** What the coordinator's regions offer as one thing (一件事一次办). */
const PackagesPage = () => {
  const { t } = useTranslation();
  const packages = usePackages();
  const [read, setRead] = useState<PackageFile | "unreadable">();
  const file = useRef<HTMLInputElement>(null);
  const known = packages.data ?? [];
  const chosen = typeof read === "object" ? read : undefined;
  return (
    <main className="page" id="main">
      <PageHead title={t("packages.title")} line={t("packages.line")}>
        <Link to="/packages/new">{t("packages.new")}</Link>
        <Button onClick={() => file.current?.click()}>{t("packages.fromFile")}</Button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={t("packages.fromFile")}
          onChange={async ({ target }) => {
            const [one] = target.files ?? [];
            if (one) setRead(packageInFile(await one.text()) ?? "unreadable");
            target.value = "";
          }}
        />
      </PageHead>
      {read === "unreadable" ? (
        <Alert
          type="error"
          showIcon
          closable
          title={t("packages.unreadable")}
          onClose={() => setRead(undefined)}
        />
      ) : null}
      {packages.isPending ? <Loading rows={6} /> : null}
      {packages.isError && !packages.data ? (
        <LoadFailure whole error={packages.error} onRetry={() => void packages.refetch()} />
      ) : null}
      {packages.data && known.length === 0 ? (
        <EmptyNotice title={t("packages.empty")} hint={t("packages.emptyHint")} />
      ) : null}
      {known.map((checked) => (
        <PackageItem key={checked.record.id} checked={checked} />
      ))}
      {chosen ? (
        <RecordDialog
          action="set-package"
          target={{
            id: chosen.id,
            version: known.find(({ record }) => record.id === chosen.id)?.record.version ?? 0,
            package: chosen.terms,
          }}
          onDone={() => setRead(undefined)}
          onClose={() => setRead(undefined)}
        />
      ) : null}
    </main>
  );
};

export default PackagesPage;
