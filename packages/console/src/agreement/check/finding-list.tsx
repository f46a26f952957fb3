import { findingWords } from "@tongban/contract";
import { findingSeverities } from "@tongban/domain";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNameOf } from "../../api/name-of.ts";
import type { Finding } from "../../api/wire.ts";
import { editorAddress } from "../editor-place.ts";
import { factTexts, rowText } from "./fact-text.ts";

type FindingListProps = { readonly findings: readonly Finding[]; readonly agreementId: string };

/** Findings that are drawn at once; more are asked for. */
const AT_ONCE = 100;

/** What a check found, the worst first, each with the way to where it is mended. */
export const FindingList = ({ findings, agreementId }: FindingListProps) => {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_ONCE);
  const sorted = findingSeverities.flatMap((severity) => findings.filter((one) => one.severity === severity));
  return (
    <>
      <ul className="findings">
        {sorted.slice(0, most).map((one) => (
          <FindingLine key={JSON.stringify(one)} agreementId={agreementId} finding={one} />
        ))}
      </ul>
      {sorted.length > most ? (
        <Button onClick={() => setMost(most + AT_ONCE)}>
          {t("listEditor.change.more", { count: Math.min(AT_ONCE, sorted.length - most) })}
        </Button>
      ) : null}
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
