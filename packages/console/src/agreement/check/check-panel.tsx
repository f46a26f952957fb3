import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useDraftCheck } from "../../api/agreement-queries.ts";
import type { AgreementFile, Finding } from "../../api/wire.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { FindingList } from "./finding-list.tsx";

/** Everything that the check finds in the draft, the worst first, each with the way to where it is mended. */
export const CheckPanel = ({ file }: { readonly file: AgreementFile }) => {
  const { t } = useTranslation();
  const check = useDraftCheck(file);
  if (!file.draft) return <p className="faint">{t("editor.check.noDraft")}</p>;
  const findings = check.data?.findings ?? [];
  const of = (severity: Finding["severity"]) => findings.filter((one) => one.severity === severity);
  return (
    <>
      {check.isPending ? <Loading rows={3} /> : null}
      {check.isError && !check.data ? (
        <LoadFailure error={check.error} onRetry={() => void check.refetch()} />
      ) : null}
      {check.data ? (
        <div className="panel-head">
          <p role="status">
            {findings.length === 0
              ? t("editor.check.none")
              : t("editor.check.line", {
                  errors: of("error").length,
                  reasons: of("needs-reason").length,
                  notices: of("notice").length,
                })}
          </p>
          <Button loading={check.isFetching} onClick={() => void check.refetch()}>
            {t("editor.check.run")}
          </Button>
        </div>
      ) : null}
      <FindingList findings={findings} agreementId={file.id} />
    </>
  );
};
