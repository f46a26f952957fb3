import { printedVerificationCode, type VerificationCode } from "@tongban/domain";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { Wordmark } from "../shell/wordmark.tsx";
import { showCode, useCode } from "./code-in-address.ts";
import { PaperFacts } from "./paper-facts.tsx";
import { usePaper } from "./use-paper.ts";
import { VerificationCodeForm } from "./verification-code-form.tsx";

/** The public page 文书核验: what a paper is by the code on it, whether it stands, and whether a file is that paper. */
export const PaperCheckPage = ({ apiBase }: { readonly apiBase: string }) => {
  const { t } = useTranslation();
  const code = useCode();
  const title = t("paperCheck.title");
  useEffect(() => {
    document.title = `${title} · ${t("brand.name")}`;
  }, [title, t]);
  return (
    <>
      <header className="progress-bar">
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main id="main" className="progress">
        <h1>{title}</h1>
        {code === undefined ? <VerificationCodeForm /> : <Checked key={code} apiBase={apiBase} code={code} />}
      </main>
    </>
  );
};

type CheckedProps = { readonly apiBase: string; readonly code: VerificationCode };

const Checked = ({ apiBase, code }: CheckedProps) => {
  const { t, i18n } = useTranslation();
  const { answer, retry } = usePaper(apiBase, code, i18n.language);
  return (
    <div aria-busy={answer.kind === "waiting"} className="progress-parts">
      <div className="progress-code">
        <span>
          {t("paperCheck.code")} <span className="progress-code-text">{printedVerificationCode(code)}</span>
        </span>
        <button type="button" className="progress-button" onClick={() => showCode(undefined)}>
          {t("paperCheck.other")}
        </button>
      </div>
      {answer.kind === "waiting" ? <p role="status">{t("paperCheck.asking")}</p> : null}
      {answer.kind === "failed" ? (
        <div role="alert" className="progress-failure">
          <p>{answer.problem ?? t("paperCheck.offline")}</p>
          <button type="button" className="progress-button" onClick={retry}>
            {t("paperCheck.retry")}
          </button>
        </div>
      ) : null}
      {answer.value ? <PaperFacts paper={answer.value} /> : null}
    </div>
  );
};
