import { groupedQueryCode, type QueryCode } from "@tongban/domain";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { askAboutCasePath } from "../inquiry/public/inquiry-paths.ts";
import { consoleBase } from "../settings.ts";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { Wordmark } from "../shell/wordmark.tsx";
import { showCode, useCode } from "./code-in-address.ts";
import { ProgressView } from "./progress-view.tsx";
import { QueryCodeForm } from "./query-code-form.tsx";
import { useProgress } from "./use-progress.ts";

/** The applicant's page 办件进度: where a case is, whose turn, by when and why, what is missing, whom to call. */
export const ProgressPage = ({ apiBase }: { readonly apiBase: string }) => {
  const { t } = useTranslation();
  const code = useCode();
  const title = t("progress.title");
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
        {code === undefined ? <QueryCodeForm /> : <Followed key={code} apiBase={apiBase} code={code} />}
        <p className="progress-foot">
          <a href={`${consoleBase}catalog.html`}>{t("progress.catalog")}</a>
        </p>
      </main>
    </>
  );
};

/** Comes once the page stands: who only follows the case does not wait for it. */
const OwnPart = lazyPart(async () => (await import("./own/own-part.tsx")).OwnPart);

const FollowedInquiry = lazyPart(
  async () => (await import("../inquiry/public/followed-inquiry.tsx")).FollowedInquiry,
);
const AskOpener = lazyPart(async () => (await import("../inquiry/public/ask-opener.tsx")).AskOpener);

type FollowedProps = { readonly apiBase: string; readonly code: QueryCode };

const Followed = ({ apiBase, code }: FollowedProps) => {
  const { t, i18n } = useTranslation();
  const { answer, retry } = useProgress(apiBase, code, i18n.language);
  return (
    <div aria-busy={answer.kind === "waiting"} className="progress-parts">
      <div className="progress-code">
        <span>
          {t("progress.code")} <span className="progress-code-text">{groupedQueryCode(code)}</span>
        </span>
        <button type="button" className="progress-button" onClick={() => showCode(undefined)}>
          {t("progress.other")}
        </button>
      </div>
      {answer.kind === "waiting" && !answer.value ? <p role="status">{t("progress.asking")}</p> : null}
      {answer.kind === "failed" && answer.code === "query-code-of-inquiry" ? (
        <FollowedInquiry apiBase={apiBase} code={code} />
      ) : answer.kind === "failed" ? (
        <div role="alert" className="progress-failure">
          <p>{answer.problem ?? t("progress.offline")}</p>
          <button type="button" className="progress-button" onClick={retry}>
            {t("progress.retry")}
          </button>
        </div>
      ) : null}
      {answer.value ? (
        <ProgressView
          progress={answer.value}
          own={<OwnPart apiBase={apiBase} code={code} progress={answer.value} onChanged={retry} />}
        />
      ) : null}
      {answer.value ? (
        <AskOpener
          url={`${apiBase}${askAboutCasePath}`}
          headers={{ "query-code": code, "accept-language": i18n.language }}
          to={{}}
          button="progress-button"
        />
      ) : null}
    </div>
  );
};
