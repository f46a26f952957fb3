import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { clockText } from "../../time/date-text.ts";
import type { Progress } from "../progress-wire.ts";
import { CodeStep } from "./code-step.tsx";
import { OwnCasePart } from "./own-case-part.tsx";
import { type Session, sessionFrom, useSessionEnd } from "./session.ts";

export type OwnPartProps = {
  readonly apiBase: string;
  readonly code: string;
  readonly progress: Progress;
  /** The case went on: what the page shows is asked again. */
  readonly onChanged: () => void;
};

/** What only the applicant is told and may do: after a one-time code, until the session ends. */
export const OwnPart = (props: OwnPartProps) => {
  const { t } = useTranslation();
  const [session, setSession] = useState<Session>();
  const [isOver, setOver] = useState(false);
  const end = useCallback(() => {
    setSession(undefined);
    setOver(true);
  }, []);
  if (session) return <Open {...props} session={session} onSession={setSession} onOver={end} />;
  return (
    <section className="progress-part">
      <h2>{t("progress.own.title")}</h2>
      {isOver ? <p role="status">{t("progress.own.over")}</p> : null}
      <p>{t("progress.own.hint")}</p>
      <CodeStep
        apiBase={props.apiBase}
        code={props.code}
        window={props.progress.window}
        onBegun={(begun) => setSession(sessionFrom(begun))}
      />
    </section>
  );
};

type OpenProps = OwnPartProps & {
  readonly session: Session;
  readonly onSession: (session: Session) => void;
  readonly onOver: () => void;
};

const Open = ({ session, onSession, onOver, ...props }: OpenProps) => {
  const { t, i18n } = useTranslation();
  const endsSoon = useSessionEnd(session, onOver);
  const until = clockText(session.ends, i18n.language);
  return (
    <>
      <section className="progress-part" aria-live="polite">
        <p>{t(endsSoon ? "progress.own.endsSoon" : "progress.own.until", { until })}</p>
        {endsSoon ? (
          <CodeStep
            apiBase={props.apiBase}
            code={props.code}
            window={props.progress.window}
            onBegun={(begun) => onSession(sessionFrom(begun))}
          />
        ) : null}
        <button type="button" className="progress-button" onClick={onOver}>
          {t("progress.own.leave")}
        </button>
      </section>
      <OwnCasePart {...props} token={session.token} onOver={onOver} />
    </>
  );
};
