import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSending } from "../../api/use-sending.ts";
import type { OwnCommandProps } from "./own-command-props.ts";
import { ownPaths } from "./own-paths.ts";
import type { OwnCase } from "./own-wire.ts";
import { TroubleNote } from "./trouble-note.tsx";

const REASON_LENGTH = 500;

/** Takes the application back (撤件): asked twice, with a reason, for it cannot be undone. */
export const WithdrawPart = ({ desk, onOwn }: OwnCommandProps) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  const [unsaid, setUnsaid] = useState(false);
  const { sending, send } = useSending<OwnCase>(onOwn);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = reason.trim();
    setUnsaid(words === "");
    if (words !== "")
      void send({ url: desk.url(ownPaths.withdrawal), body: { reason: words }, headers: desk.headers });
  };
  if (!asked)
    return (
      <section className="progress-part">
        <h2>{t("progress.own.withdraw")}</h2>
        <p>{t("progress.own.withdrawHint")}</p>
        <button type="button" className="progress-button" onClick={() => setAsked(true)}>
          {t("progress.own.withdrawAsk")}
        </button>
      </section>
    );
  return (
    <form className="progress-part progress-urgent" onSubmit={submit} noValidate>
      <h2>{t("progress.own.withdrawSure")}</h2>
      <label htmlFor={id}>{t("progress.own.withdrawReason")}</label>
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
          {t("progress.own.withdrawUnsaid")}
        </p>
      ) : null}
      <TroubleNote sending={sending} />
      <button type="submit" className="progress-button" disabled={sending.kind === "sending"}>
        {t("progress.own.withdrawNow")}
      </button>
      <button type="button" className="progress-button progress-main-button" onClick={() => setAsked(false)}>
        {t("progress.own.withdrawNot")}
      </button>
    </form>
  );
};
