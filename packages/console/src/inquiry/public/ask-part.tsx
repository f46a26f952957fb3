import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSending } from "../../api/use-sending.ts";
import type { SentInquiry } from "./own-inquiry-wire.ts";
import "./asking.css";

type AskPartProps = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the body says beside what is written: region and matter, or nothing of a case. */
  readonly to: Readonly<Record<string, string>>;
  /** Class of the buttons of the page that it stands on. */
  readonly button: string;
};

const kinds = ["consultation", "complaint"] as const;
const subjects = ["handling", "window", "delay"] as const;
const QUESTION_LENGTH = 2000;

/** Asking or complaining without signing in (咨询、投诉): a text, and the code that leads to the answer. */
export const AskPart = ({ url, headers, to, button }: AskPartProps) => {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof kinds)[number]>("consultation");
  const [about, setAbout] = useState<(typeof subjects)[number]>("handling");
  const [question, setQuestion] = useState("");
  const [blank, setBlank] = useState(false);
  const [sent, setSent] = useState<SentInquiry | undefined>(undefined);
  const { sending, send } = useSending<SentInquiry>(setSent);
  const id = useId();
  if (sent)
    return (
      <div role="status" className="asking">
        <p>{t("asking.sent", { window: sent.windowName })}</p>
        <p>
          <strong className="asking-code">{sent.queryCode}</strong>
        </p>
        <p>{t("asking.keep")}</p>
      </div>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = question.trim();
    setBlank(words === "");
    if (words === "") return;
    const body = { ...to, kind, question: words, ...(kind === "complaint" ? { about } : {}) };
    void send({ url, body, headers });
  };
  return (
    <form className="asking" onSubmit={submit} noValidate>
      <label htmlFor={`${id}-kind`}>{t("asking.kindHead")}</label>
      <select
        id={`${id}-kind`}
        value={kind}
        onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? "consultation")}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {t(`asking.kind.${one}`)}
          </option>
        ))}
      </select>
      {kind === "complaint" ? (
        <>
          <label htmlFor={`${id}-about`}>{t("asking.aboutHead")}</label>
          <select
            id={`${id}-about`}
            value={about}
            onChange={({ target }) => setAbout(subjects.find((one) => one === target.value) ?? "handling")}
          >
            {subjects.map((one) => (
              <option key={one} value={one}>
                {t(`asking.about.${one}`)}
              </option>
            ))}
          </select>
        </>
      ) : null}
      <label htmlFor={`${id}-question`}>{t("asking.question")}</label>
      <textarea
        id={`${id}-question`}
        rows={4}
        maxLength={QUESTION_LENGTH}
        value={question}
        aria-describedby={`${id}-hint`}
        aria-invalid={blank}
        onChange={({ target }) => setQuestion(target.value)}
      />
      <p id={`${id}-hint`}>{t(blank ? "asking.blank" : "asking.hint")}</p>
      {sending.kind === "failed" ? <p role="alert">{sending.problem ?? t("asking.unsure")}</p> : null}
      <button type="submit" className={button} disabled={sending.kind === "sending"}>
        {t("asking.send")}
      </button>
    </form>
  );
};
