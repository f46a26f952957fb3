import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { groundText } from "../../case/clocks/ground-text.ts";
import { momentText } from "../../time/date-text.ts";
import { useNow } from "../../time/now.ts";
import type { OwnCase } from "./own-wire.ts";

type OwnProps = { readonly own: OwnCase };

/** Whom the case is about, what was decided, and every notice in full. */
export const OwnTexts = ({ own }: OwnProps) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section className="progress-part">
        <h2 ref={heading} tabIndex={-1}>
          {t("progress.own.applicant")}
        </h2>
        <p>
          <strong>{own.name}</strong> <span className="progress-hint">{own.number}</span>
        </p>
        {own.phone === null ? null : <p className="progress-hint">{own.phone}</p>}
      </section>
      <Decided own={own} />
      <Delivered own={own} />
      <Notices own={own} />
    </>
  );
};

const Decided = ({ own: { result, declination } }: OwnProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (declination)
    return (
      <section className="progress-part">
        <h2>{t("progress.own.declined")}</h2>
        <p className="progress-hint">{momentText(declination.declinedAt, now, i18n.language)}</p>
        <p className="progress-text">{declination.reason}</p>
        <p>{t("progress.own.rightOrgan", { organ: declination.rightOrgan })}</p>
      </section>
    );
  if (!result) return null;
  const { outcome, decidedAt, document, reasons, remedies } = result;
  return (
    <section className="progress-part">
      <h2>{t("progress.own.decision")}</h2>
      <p className={`progress-status progress-is-${outcome}`}>{t(`progress.own.outcome.${outcome}`)}</p>
      <p className="progress-hint">{momentText(decidedAt, now, i18n.language)}</p>
      {document ? <p>{t("progress.own.document", document)}</p> : null}
      {reasons === null ? null : <p className="progress-text">{reasons}</p>}
      {remedies === null ? null : <p className="progress-text">{t("progress.own.remedies", { remedies })}</p>}
    </section>
  );
};

const details = ["carrier", "number", "place", "code", "platform"] as const;

/** How the result comes: with which courier under which number, or where and by which code it is picked up. */
const Delivered = ({ own: { delivery } }: OwnProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (!delivery) return null;
  const { state, sentAt, received } = delivery;
  return (
    <section className="progress-part">
      <h2>{t("progress.own.delivery")}</h2>
      <p className={`progress-status progress-is-${state}`}>{t(`progress.own.deliveryState.${state}`)}</p>
      <p className="progress-hint">{momentText(received?.at ?? sentAt, now, i18n.language)}</p>
      {details.map((name) =>
        delivery[name] === null ? null : (
          <p key={name}>{t(`progress.own.deliveryField.${name}`, { value: delivery[name] })}</p>
        ),
      )}
      {received ? <p>{t("progress.own.receivedBy", { name: received.by })}</p> : null}
    </section>
  );
};

const Notices = ({ own: { notices } }: OwnProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (notices.length === 0) return null;
  return (
    <section className="progress-part">
      <h2>{t("progress.own.notices")}</h2>
      <ul className="progress-notices">
        {notices.map(({ n, kind, at, due, deficiencies, ground, reasons }) => (
          <li key={n}>
            <strong>{t(`progress.notice.${kind}`)}</strong>
            <span className="progress-line progress-hint">{momentText(at, now, i18n.language)}</span>
            {deficiencies.map(({ material, problem }) => (
              <span key={material} className="progress-line">
                {material}
                {problem === "" ? null : `${t("punctuation.colon")}${problem}`}
              </span>
            ))}
            {ground === null ? null : <span className="progress-line">{groundText(t, ground)}</span>}
            {reasons === null ? null : <span className="progress-line progress-text">{reasons}</span>}
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
