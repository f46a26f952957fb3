import { useTranslation } from "react-i18next";
import { FileCheck } from "./file-check.tsx";
import type { VerifiedPaper } from "./use-paper.ts";

const facts = ["title", "number", "organ", "date"] as const;

/** What the broker states of a paper: whether it stands first, then what it is, then the file. */
export const PaperFacts = ({ paper: { stands, statement } }: { readonly paper: VerifiedPaper }) => {
  const { t } = useTranslation();
  return (
    <>
      <section
        className={`progress-part ${stands ? "" : "progress-urgent"}`}
        aria-labelledby="standing"
        aria-live="polite"
      >
        <h2 id="standing" className="progress-status">
          {t(stands ? "paperCheck.stands" : "paperCheck.replaced")}
        </h2>
        <p>{t(stands ? "paperCheck.standsHint" : "paperCheck.replacedHint")}</p>
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
