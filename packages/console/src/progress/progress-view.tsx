import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { groundText } from "../case/clocks/ground-text.ts";
import { yuanText } from "../case/yuan-text.ts";
import { CalendarButton } from "../time/calendar-button.tsx";
import { momentText } from "../time/date-text.ts";
import { limitText } from "../time/limit-text.ts";
import { useNow } from "../time/now.ts";
import { BundlePart } from "./bundle-part.tsx";
import type { Progress } from "./progress-wire.ts";
import { StepList } from "./step-list.tsx";
import { WhyDue } from "./why-due.tsx";

type ProgressProps = { readonly progress: Progress };

type ProgressViewProps = ProgressProps & {
  /** What only the applicant is told, and what they may do. */
  readonly own: ReactNode;
};

/** How a case stands, the most pressing first. */
export const ProgressView = ({ progress, own }: ProgressViewProps) => {
  const { t } = useTranslation();
  const { matter, source, handling, status, number, turn, window } = progress;
  return (
    <>
      {progress.bundle === null ? null : <BundlePart bundle={progress.bundle} />}
      <section className="progress-part">
        <h2>{matter.title}</h2>
        <p>{t("progress.between", { source: source.name, handling: handling.name })}</p>
        <p className={`progress-status progress-is-${status}`}>{t(`progress.status.${status}`)}</p>
        <p>{t(`progress.next.${status}`)}</p>
        {number === null ? null : (
          <p className="progress-hint progress-number">{t("progress.number", { number })}</p>
        )}
      </section>
      <Missing progress={progress} />
      <FeePart fee={progress.fee} />
      {turn ? <TurnPart turn={turn} promised={progress.promised} /> : null}
      {own}
      <section className="progress-part">
        <h2>{t("progress.window")}</h2>
        <p>
          <strong>{window.name}</strong> {t(window.open ? "progress.open" : "progress.closed")}
        </p>
        {window.address === null ? null : <p>{window.address}</p>}
        {window.phone === null ? (
          <p className="progress-hint">{t("progress.noPhone")}</p>
        ) : (
          <p>
            <a className="progress-call" href={`tel:${window.phone}`}>
              {t("progress.call", { phone: window.phone })}
            </a>
          </p>
        )}
      </section>
      <Inspections progress={progress} />
      <Parcels progress={progress} />
      <Notices progress={progress} />
      <StepList progress={progress} />
    </>
  );
};

const Missing = ({ progress: { missing } }: ProgressProps) => {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  return (
    <section className="progress-part progress-urgent">
      <h2>{t("progress.missing")}</h2>
      <ul>
        {missing.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <p className="progress-hint">{t("progress.missingHint")}</p>
    </section>
  );
};

const FeePart = ({ fee }: Pick<Progress, "fee">) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (!fee || fee.state === "void") return fee?.refund ? <RefundPart refund={fee.refund} /> : null;
  const { state, amount, name, basis, dueBy, link } = fee;
  return (
    <section className={state === "due" ? "progress-part progress-urgent" : "progress-part"}>
      <h2>{t("progress.fee.title")}</h2>
      <p>
        {name ?? t("progress.fee.amount")} <strong>{yuanText(t, amount)}</strong>
      </p>
      <p>{t(`progress.fee.${state}`)}</p>
      {link === null ? null : (
        <p>
          <a className="progress-call" href={link} rel="noreferrer">
            {t("progress.fee.pay")}
          </a>
        </p>
      )}
      {basis === null ? null : <p className="progress-hint">{t("progress.fee.basis", { basis })}</p>}
      {dueBy === null ? null : <p>{t("progress.until", { at: momentText(dueBy, now, i18n.language) })}</p>}
      {fee.refund ? <p>{t(`progress.fee.refund.${fee.refund}`)}</p> : null}
    </section>
  );
};

const RefundPart = ({ refund }: { readonly refund: "due" | "done" }) => {
  const { t } = useTranslation();
  return (
    <section className="progress-part">
      <h2>{t("progress.fee.title")}</h2>
      <p>{t(`progress.fee.refund.${refund}`)}</p>
    </section>
  );
};

type TurnProps = {
  readonly turn: NonNullable<Progress["turn"]>;
  readonly promised: Progress["promised"];
};

const TurnPart = ({ turn, promised }: TurnProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return (
    <section className="progress-part">
      <h2>{t("progress.turn")}</h2>
      <p>{t(`progress.owner.${turn.owner}`, { clock: t(`clock.${turn.clock}`) })}</p>
      <p>
        <strong>{t("progress.until", { at: momentText(turn.due, now, i18n.language) })}</strong>
        {turn.provisional ? <span className="progress-hint"> {t("progress.provisional")}</span> : null}
        {turn.due < now ? <span className="progress-late"> {t("progress.late")}</span> : null}
      </p>
      {turn.pausedFor === null ? null : (
        <p>{t("progress.paused", { ground: groundText(t, turn.pausedFor) })}</p>
      )}
      {turn.clock === "handling" ? (
        <p className="progress-hint">{t("progress.promised", { limit: limitText(t, promised) })}</p>
      ) : null}
      <WhyDue turn={turn} now={now} />
    </section>
  );
};

const Notices = ({ progress: { notices } }: ProgressProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (notices.length === 0) return null;
  return (
    <section className="progress-part">
      <h2>{t("progress.notices")}</h2>
      <ul className="progress-notices">
        {notices.map(({ n, kind, at, due, materials, ground }) => (
          <li key={n}>
            <strong>{t(`progress.notice.${kind}`)}</strong>
            <span className="progress-line">{momentText(at, now, i18n.language)}</span>
            {materials.length === 0 ? null : (
              <span className="progress-line">{materials.join(t("punctuation.comma"))}</span>
            )}
            {ground === null ? null : <span className="progress-line">{groundText(t, ground)}</span>}
            {due === null ? null : (
              <span className="progress-line">
                {t("progress.until", { at: momentText(due, now, i18n.language) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Parcels = ({ progress: { parcels } }: ProgressProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (parcels.length === 0) return null;
  return (
    <section className="progress-part">
      <h2>{t("progress.parcels")}</h2>
      <ul className="progress-notices">
        {parcels.map(({ n, way, state, pieces, sentAt, receivedAt }) => (
          <li key={n}>
            <strong>{t(`progress.parcel.${state}`)}</strong>
            <span className="progress-line">{t(`progress.parcelWay.${way}`, { count: pieces })}</span>
            <span className="progress-line">{momentText(receivedAt ?? sentAt, now, i18n.language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Inspections = ({ progress: { inspections, window, matter } }: ProgressProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (inspections.length === 0) return null;
  const last = inspections.at(-1);
  return (
    <section className="progress-part">
      <h2>{t("progress.inspections")}</h2>
      <ul className="progress-notices">
        {inspections.map(({ at, way, state }) => (
          <li key={at}>
            <strong>{t(`progress.inspection.${state}`)}</strong>
            <span className="progress-line">
              {momentText(at, now, i18n.language)} {t(`progress.inspectionWay.${way}`)}
            </span>
          </li>
        ))}
      </ul>
      {last?.state === "scheduled" ? (
        <>
          <p className="progress-hint">{t("progress.inspectionHint", { window: window.name })}</p>
          <CalendarButton
            label={t("progress.calendar")}
            className="progress-button"
            entry={{
              id: `${window.id}-${last.at}`,
              at: last.at,
              title: `${t("progress.inspections")} ${matter.title}`,
              place: "",
            }}
          />
        </>
      ) : null}
    </section>
  );
};
