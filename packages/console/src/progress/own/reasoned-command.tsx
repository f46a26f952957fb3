import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSending } from "../../api/use-sending.ts";
import type { OwnCommandProps } from "./own-command-props.ts";
import type { OwnCase } from "./own-wire.ts";
import { TroubleNote } from "./trouble-note.tsx";

const REASON_LENGTH = 500;

type ReasonedCommandProps = OwnCommandProps & {
  readonly path: string;
  /** What the command is called among the page's words. */
  readonly words: "withdraw" | "revokeHelper";
};

/** A command that cannot be undone: asked twice, with a reason. */
export const ReasonedCommand = ({ desk, onOwn, path, words }: ReasonedCommandProps) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  const [unsaid, setUnsaid] = useState(false);
  const { sending, send } = useSending<OwnCase>(onOwn);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = reason.trim();
    setUnsaid(why === "");
    if (why !== "") void send({ url: desk.url(path), body: { reason: why }, headers: desk.headers });
  };
  if (!asked)
    return (
      <section className="progress-part">
        <h2>{t(`progress.own.${words}.title`)}</h2>
        <p>{t(`progress.own.${words}.hint`)}</p>
        <button type="button" className="progress-button" onClick={() => setAsked(true)}>
          {t(`progress.own.${words}.ask`)}
        </button>
      </section>
    );
  return (
    <form className="progress-part progress-urgent" onSubmit={submit} noValidate>
      <h2>{t(`progress.own.${words}.sure`)}</h2>
      <label htmlFor={id}>{t(`progress.own.${words}.reason`)}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={REASON_LENGTH}
        value={reason}
        aria-invalid={unsaid}
        aria-describedby={unsaid ? `${id}-problem` : undefined}
        onChange={({ target }) => {
          setReason(target.value);
          setUnsaid(false);
        }}
      />
      {unsaid ? (
        <p id={`${id}-problem`} role="alert" className="progress-problem">
          {t(`progress.own.${words}.unsaid`)}
        </p>
      ) : null}
      <TroubleNote sending={sending} />
      <button type="submit" className="progress-button" disabled={sending.kind === "sending"}>
        {t(`progress.own.${words}.now`)}
      </button>
      <button type="button" className="progress-button progress-main-button" onClick={() => setAsked(false)}>
        {t(`progress.own.${words}.not`)}
      </button>
    </form>
  );
};
