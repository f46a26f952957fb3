import { ProblemError } from "@tongban/sdk/client";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type IntakeBundle, useIntakeBundle } from "../api/package-queries.ts";
import { useBundleCommand } from "../api/use-bundle-command.ts";

import { PackageReceiptSheet } from "../intake/package/package-receipt-sheet.tsx";
import { canBeWithdrawn, WithdrawMembersDialog } from "../intake/package/withdraw-members-dialog.tsx";
import { CommandAlert } from "../shell/command-alert.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import "../case/case.css";
import "../case/print.css";
import "../intake/receipt.css";
import "../intake/intake.css";

/** A package that one of my windows took in: its receipt slip to print, its cases, and what may be done for the applicant. */
const PackageReceiptPage = () => {
  const { windowId = "", bundleId = "" } = useParams();
  const bundle = useIntakeBundle(windowId, bundleId);
  if (bundle.error instanceof ProblemError && [400, 404].includes(bundle.error.problem.status))
    return <NotFound />;
  return (
    <main className="page" id="main">
      {bundle.data ? (
        <Taken windowId={windowId} bundle={bundle.data} />
      ) : bundle.isError ? (
        <LoadFailure whole error={bundle.error} onRetry={() => void bundle.refetch()} />
      ) : (
        <Loading rows={12} />
      )}
    </main>
  );
};

const Taken = ({ windowId, bundle }: { readonly windowId: string; readonly bundle: IntakeBundle }) => {
  const { t } = useTranslation();
  const [withdrawing, setWithdrawing] = useState(false);
  const again = useBundleCommand(windowId, bundle, () => undefined);
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t("receipt.title")}
          line={
            <>
              {bundle.title} · {t(`package.bundle.${bundle.state}`)}
            </>
          }
        >
          <Link to="/intake/package">{t("intake.another")}</Link>
          {bundle.members.some(({ state }) => state === "hindered") ? (
            <Button loading={again.state.kind === "sending"} onClick={() => void again.send({ do: "start" })}>
              {t("intake.package.startAgain")}
            </Button>
          ) : null}
          {bundle.members.some(canBeWithdrawn) ? (
            <Button danger onClick={() => setWithdrawing(true)}>
              {t("intake.package.withdraw")}
            </Button>
          ) : null}
          <Button type="primary" onClick={() => globalThis.print()}>
            {t("action.print")}
          </Button>
        </PageHead>
        <CommandAlert state={again.state} />
        <p>
          {t("intake.package.cases")}
          {bundle.members.flatMap(({ member, title, caseId }) =>
            caseId === null
              ? []
              : [
                  <Link key={member} className="receipt-case" to={`/cases/${caseId}`}>
                    {title}
                  </Link>,
                ],
          )}
        </p>
      </div>
      <PackageReceiptSheet bundle={bundle} />
      {withdrawing ? (
        <WithdrawMembersDialog windowId={windowId} bundle={bundle} onClose={() => setWithdrawing(false)} />
      ) : null}
    </>
  );
};

export default PackageReceiptPage;
