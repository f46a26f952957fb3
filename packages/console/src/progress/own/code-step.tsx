import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSending } from "../../api/use-sending.ts";
import type { Progress } from "../progress-wire.ts";
import { ownPaths } from "./own-paths.ts";
import type { BegunSession, SentCode } from "./own-wire.ts";
import { TroubleNote } from "./trouble-note.tsx";

type CodeStepProps = {
  readonly apiBase: string;
  readonly code: string;
  /** Whom to call where no code can be sent. */
  readonly window: Progress["window"];
  readonly onBegun: (session: BegunSession) => void;
};

/** Shows by six digits, which the broker sends to the telephone of the application, that the case is one's own. */
export const CodeStep = ({ apiBase, code, window, onBegun }: CodeStepProps) => {
  const { t, i18n } = useTranslation();
  const [sent, setSent] = useState<SentCode>();
  const headers = { "query-code": code, "accept-language": i18n.language };
  const { sending, send } = useSending<SentCode>(setSent);
  const ask = () => void send({ url: `${apiBase}${ownPaths.oneTimeCode}`, headers });
  const impossible = sending.kind === "failed" && sending.code === "one-time-code-impossible";
  return (
    <div className="progress-parts">
      {sent ? (
        <DigitsForm apiBase={apiBase} headers={headers} phoneEnd={sent.phoneEnd} onBegun={onBegun} />
      ) : null}
      <button
        type="button"
        className={sent ? "progress-button" : "progress-button progress-main-button"}
        disabled={sending.kind === "sending"}
        onClick={ask}
      >
        {t(sent ? "progress.own.sendAgain" : "progress.own.send")}
      </button>
      <TroubleNote sending={sending} />
      {impossible && window.phone !== null ? (
        <a className="progress-call" href={`tel:${window.phone}`}>
          {t("progress.own.callWindow", { window: window.name, phone: window.phone })}
        </a>
      ) : null}
    </div>
  );
};

type DigitsFormProps = {
  readonly apiBase: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly phoneEnd: string;
  readonly onBegun: (session: BegunSession) => void;
};

const DIGITS = 6;

const DigitsForm = ({ apiBase, headers, phoneEnd, onBegun }: DigitsFormProps) => {
  const { t } = useTranslation();
  const [digits, setDigits] = useState("");
  const [short, setShort] = useState(false);
  const { sending, send } = useSending<BegunSession>(onBegun);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShort(digits.length !== DIGITS);
    if (digits.length === DIGITS)
      void send({ url: `${apiBase}${ownPaths.session}`, body: { code: digits }, headers });
  };
  return (
    <form className="progress-fields" onSubmit={submit} noValidate>
      <label htmlFor={id}>{t("progress.own.digits", { end: phoneEnd })}</label>
      <input
        ref={field}
        id={id}
        value={digits}
        onChange={({ target }) => {
          setDigits(target.value.replaceAll(/\D/g, "").slice(0, DIGITS));
          setShort(false);
        }}
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-invalid={short}
        aria-describedby={short ? `${id}-problem` : undefined}
      />
      {short ? (
        <p id={`${id}-problem`} role="alert" className="progress-problem">
          {t("progress.own.digitsShort")}
        </p>
      ) : null}
      <TroubleNote sending={sending} />
      <button
        type="submit"
        className="progress-button progress-main-button"
        disabled={sending.kind === "sending"}
      >
        {t("progress.own.confirm")}
      </button>
    </form>
  );
};
