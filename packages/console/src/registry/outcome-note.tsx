import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { RecordAnswer } from "./record-action.ts";

/** What a change did beyond the record: what became of claims, and which cases stay with a window that closed. */
export const OutcomeNote = ({ answer }: { readonly answer: RecordAnswer | undefined }) => {
  const { t } = useTranslation();
  const note = useRef<HTMLElement>(null);
  useEffect(() => {
    if (answer) note.current?.focus();
  }, [answer]);
  if (!answer) return null;
  if ("held" in answer)
    return (
      <section ref={note} tabIndex={-1} className="record-outcome" aria-label={t("registry.outcome")}>
        <p>{t("registry.staysWith", { waiting: answer.waiting, held: answer.held })}</p>
      </section>
    );
  if (!("claims" in answer) || answer.claims.length === 0) return null;
  const stays = answer.claims.filter(({ released }) => !released);
  return (
    <section ref={note} tabIndex={-1} className="record-outcome" aria-label={t("registry.outcome")}>
      <p>{t("registry.released", { count: answer.claims.length - stays.length })}</p>
      {stays.length > 0 ? (
        <>
          <p>{t("registry.notReleased", { count: stays.length })}</p>
          <ul>
            {stays.map(({ caseId }) => (
              <li key={caseId}>
                <Link to={`/cases/${caseId}`}>{caseId}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
};
