import { findingWords } from "@tongban/contract";
import { findingSeverities } from "@tongban/domain";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDraftCheck } from "../../api/agreement-queries.ts";
import { useNameOf } from "../../api/name-of.ts";
import type { AgreementFile, Finding } from "../../api/wire.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { editorAddress } from "../editor-place.ts";
import { factTexts, rowText } from "./fact-text.ts";

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
      <ul className="findings">
        {findingSeverities.flatMap(of).map((one) => (
          <FindingLine key={JSON.stringify(one)} agreementId={file.id} finding={one} />
        ))}
      </ul>
    </>
  );
};

const marks = { error: "level-red", "needs-reason": "level-orange", notice: "" } as const;

type FindingLineProps = { readonly agreementId: string; readonly finding: Finding };

const FindingLine = ({ agreementId, finding }: FindingLineProps) => {
  const { t, i18n } = useTranslation();
  const names = useNameOf();
  const { severity, part, code, row, facts } = finding;
  return (
    <li>
      <span className={`status-mark ${marks[severity]}`}>{t(`editor.check.severity.${severity}`)}</span>
      <span>
        <strong>{findingWords[code][i18n.language === "en" ? "en" : "zh"]}</strong>
        {row === undefined ? null : <span className="finding-line">{rowText(t, names, row)}</span>}
        {factTexts(t, names, facts).map((text) => (
          <span key={text} className="finding-line faint">
            {text}
          </span>
        ))}
      </span>
      <Link to={editorAddress(agreementId, part, row)}>
        {t("editor.check.mend", { tab: t(`editor.tab.${part}`) })}
      </Link>
    </li>
  );
};
