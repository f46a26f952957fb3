import { useTranslation } from "react-i18next";
import { momentText } from "../../time/date-text.ts";
import { useNow } from "../../time/now.ts";
import type { OwnInquiry } from "./own-inquiry-wire.ts";

/** How an inquiry stands, and the answer where the reader may see it. */
export const OwnInquiryView = ({ inquiry }: { readonly inquiry: OwnInquiry }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { id, kind, state, finding, late, due, question, answer, windowName, windowPhone, aboutCase } =
    inquiry;
  return (
    <section className="progress-part" aria-label={id.toUpperCase()}>
      <h2>
        {t(`asking.kind.${kind}`)} {id.toUpperCase()}
      </h2>
      <p>
        <strong>{t(`asking.state.${state}`)}</strong>
        {finding === null ? "" : ` ${t(`asking.finding.${finding}`)}`}
      </p>
      <p className="progress-line">
        {windowName} {windowPhone ?? ""}
      </p>
      {state === "received" || state === "in-hand" ? (
        <p className="progress-line">
          {t("asking.due", { due: momentText(due, now, i18n.language) })}
          {late ? ` ${t("asking.late")}` : ""}
        </p>
      ) : null}
      {question === null ? null : <p className="progress-line">{question}</p>}
      {answer === null ? null : (
        <p>
          <strong>{t("asking.answer")}</strong> {answer}
        </p>
      )}
      {aboutCase && question === null ? <p className="progress-hint">{t("asking.inCase")}</p> : null}
    </section>
  );
};
