import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, askPlainly } from "../../api/plain-answer.ts";
import { useSending } from "../../api/use-sending.ts";
import { followPath } from "./inquiry-paths.ts";
import { OwnInquiryView } from "./own-inquiry.tsx";
import type { OwnInquiry } from "./own-inquiry-wire.ts";

type FollowedInquiryProps = { readonly apiBase: string; readonly code: string };

/** An inquiry by its code, which whoever sent it may take back before it is answered. */
export const FollowedInquiry = ({ apiBase, code }: FollowedInquiryProps) => {
  const { t, i18n } = useTranslation();
  const [answer, setAnswer] = useState<Answer<OwnInquiry>>({ kind: "waiting", value: undefined });
  const show = useCallback((value: OwnInquiry) => setAnswer({ kind: "here", value }), []);
  const { sending, send } = useSending<OwnInquiry>(show);
  const url = `${apiBase}${followPath}`;
  const language = i18n.language;
  useEffect(() => {
    const stop = new AbortController();
    const headers = {
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
      "accept-language": language,
    };
    const body = JSON.stringify({ do: "show", code });
    const asked = askPlainly<OwnInquiry>(url, { method: "POST", headers, body, signal: stop.signal });
    void asked.then((next) => {
      if (!stop.signal.aborted) setAnswer(next);
    });
    return () => stop.abort();
  }, [url, code, language]);
  if (!answer.value)
    return (
      <p role={answer.kind === "failed" ? "alert" : "status"}>
        {answer.kind === "failed" ? (answer.problem ?? t("progress.offline")) : t("progress.asking")}
      </p>
    );
  const { state } = answer.value;
  const open = state === "received" || state === "in-hand";
  return (
    <>
      <OwnInquiryView inquiry={answer.value} />
      {sending.kind === "failed" ? <p role="alert">{sending.problem ?? t("asking.unsure")}</p> : null}
      {open ? (
        <button
          type="button"
          className="progress-button"
          disabled={sending.kind === "sending"}
          onClick={() =>
            void send({ url, body: { do: "withdraw", code }, headers: { "accept-language": language } })
          }
        >
          {t("asking.withdraw")}
        </button>
      ) : null}
    </>
  );
};
