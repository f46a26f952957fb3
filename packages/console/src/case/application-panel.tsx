import type { Instant } from "@tongban/domain";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { RevealedApplicant, StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { type Fact, Facts } from "./facts.tsx";
import { citedLicenceText } from "./licence-text.ts";
import { mediaTypeText } from "./media-type-text.ts";
import { sizeText } from "./size-text.ts";

type ApplicationPanelProps = {
  readonly application: StaffCase["application"];
  readonly revealed: RevealedApplicant | undefined;
  readonly now: Instant;
  /** Absent where revealing is not allowed. */
  readonly onReveal: (() => void) | undefined;
};

/** What was applied for, as people read it: who, what they filled in, and what they handed in. */
export const ApplicationPanel = ({ application, revealed, now, onReveal }: ApplicationPanelProps) => {
  const { t, i18n } = useTranslation();
  const { form, materials, licences } = application;
  const shown = revealed ? unmasked(revealed) : application.applicant;
  const isPerson = application.applicant.kind === "person";
  const facts: readonly Fact[] = [
    [t(isPerson ? "case.name" : "case.orgName"), shown.name],
    [
      t(isPerson ? "case.citizenId" : "case.creditCode"),
      <span key="n" className="number">
        {shown.number}
      </span>,
    ],
    shown.agent === null ? null : [t("case.agent"), shown.agent],
    shown.phone === null
      ? null
      : [
          t("case.phone"),
          <span key="p" className="number">
            {shown.phone}
          </span>,
        ],
  ];
  return (
    <section className="panel" aria-labelledby="application">
      <div className="panel-head">
        <h2 id="application">{t("case.application")}</h2>
        {revealed || !onReveal ? null : (
          <Button className="no-print" onClick={onReveal}>
            {t("action.reveal")}
          </Button>
        )}
      </div>
      <h3>
        {t("case.applicant")}
        <span className="tag">{t(isPerson ? "case.person" : "case.organization")}</span>
        <span className="faint">{revealed ? null : t("case.masked")}</span>
      </h3>
      {revealed ? (
        <p className="revealed-note">
          {t("case.revealedAt", { at: momentText(revealed.revealedAt, now, i18n.language) })}
        </p>
      ) : null}
      <Facts facts={facts} />
      <h3>{t("case.form")}</h3>
      {form.length === 0 ? <p className="faint">{t("case.noForm")}</p> : null}
      <Facts facts={form.map(({ label, value }) => [label, value] as const)} />
      <h3>{t("case.materials")}</h3>
      {materials.length + licences.length === 0 ? <p className="faint">{t("case.noMaterials")}</p> : null}
      <ol className="materials">
        {materials.map((material) => (
          <li key={`${material.title} ${material.sha256}`}>
            <span>{material.title}</span>
            <span className="faint number">{`${mediaTypeText(t, material.mediaType)} · ${sizeText(material.size)}`}</span>
            <span className="faint number" title={material.sha256}>
              {t("case.digest", { digest: material.sha256.slice(0, 12) })}
            </span>
          </li>
        ))}
        {licences.map((licence) => (
          <li key={`${licence.title} ${licence.reference}`}>
            <span>{licence.title}</span>
            <span className="faint">{t("licence.name")}</span>
            <span className="faint">{citedLicenceText(t, licence)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};

type Shown = {
  readonly name: string;
  readonly number: string;
  readonly phone: string | null;
  readonly agent: string | null;
};

const unmasked = ({ applicant }: RevealedApplicant): Shown =>
  applicant.kind === "person"
    ? { name: applicant.name, number: applicant.citizenId, phone: applicant.phone ?? null, agent: null }
    : {
        name: applicant.name,
        number: applicant.creditCode,
        phone: applicant.agent.phone ?? null,
        agent: `${applicant.agent.name} ${applicant.agent.citizenId}`,
      };
