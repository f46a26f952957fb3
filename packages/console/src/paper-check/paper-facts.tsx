import { localDateOf } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { FileCheck } from "./file-check.tsx";
import type { VerifiedPaper } from "./use-paper.ts";

const facts = ["title", "number", "organ", "date"] as const;

const standingOf = ({ stands, voidedAt }: VerifiedPaper) => {
  if (voidedAt) return "void";
  return stands ? "stands" : "replaced";
};

/** What the broker states of a paper: whether it stands first, then what it is, then the file. */
export const PaperFacts = ({ paper }: { readonly paper: VerifiedPaper }) => {
  const { t } = useTranslation();
  const { stands, statement, voidedAt, voided } = paper;
  const standing = standingOf(paper);
  return (
    <>
      <section
        className={`progress-part ${stands ? "" : "progress-urgent"}`}
        aria-labelledby="standing"
        aria-live="polite"
      >
        <h2 id="standing" className="progress-status">
          {t(`paperCheck.standing.${standing}`)}
        </h2>
        <p>{t(`paperCheck.hint.${standing}`)}</p>
        {voidedAt ? <p>{t("paperCheck.voidedAt", { date: localDateOf(voidedAt) })}</p> : null}
        {voided?.replacedBy ? <p>{t("paperCheck.replacedBy", { number: voided.replacedBy })}</p> : null}
        <dl className="paper-facts">
          {facts.map((fact) => (
            <div key={fact}>
              <dt>{t(`paperCheck.fact.${fact}`)}</dt>
              <dd>{statement[fact]}</dd>
            </div>
          ))}
        </dl>
        <p className="progress-hint">{t("paperCheck.compare")}</p>
      </section>
      <FileCheck sha256={statement.sha256} size={statement.size} />
    </>
  );
};
