import { localDateOf } from "@tongban/domain";
import { QRCode } from "antd";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import type { IntakeBundle } from "../../api/package-queries.ts";
import { sizeText } from "../../case/size-text.ts";
import { consoleBase } from "../../settings.ts";
import { clockText, dateText } from "../../time/date-text.ts";

/** px of the code's side on the screen; print keeps it. */
const QR_SIDE = 132;

/** The receipt slip (收件凭证) of a package: what was received once, its matters, and the one code that leads to all of them. */
export const PackageReceiptSheet = ({ bundle }: { readonly bundle: IntakeBundle }) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const { received, members, materials, queryCode, submittedAt } = bundle;
  // The code stands behind the #, which no server and no log is told.
  const address = new URL(`${consoleBase}progress.html#${queryCode}`, location.origin).href;
  const day = dateText(localDateOf(submittedAt), i18n.language);
  const titleOf = (id: string) => members.find(({ member }) => member === id)?.title ?? id;
  return (
    <article className="receipt" aria-label={t("receipt.title")}>
      <p className="letter-organ">{received.windowName}</p>
      <h2 className="letter-title">{t("receipt.title")}</h2>
      <div className="receipt-head">
        <dl className="receipt-facts">
          {(
            [
              ["number", bundle.externalRef],
              ["package", bundle.title],
              ["applicant", bundle.applicant],
              ["receivedAt", `${day} ${clockText(submittedAt, i18n.language)}`],
              ["receivedBy", bundle.receivedBy],
              ["checked", t(`intake.documents.${bundle.document}`)],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{t(`receipt.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <figure className="receipt-code">
          <QRCode value={address} type="svg" size={QR_SIDE} bordered={false} aria-label={t("receipt.qr")} />
          <figcaption>
            {t("receipt.queryCode")}
            <strong className="number">{queryCode}</strong>
          </figcaption>
        </figure>
      </div>
      <h3>{t("receipt.members")}</h3>
      <ol>
        {members.map(({ member, title, handling, after, state }) => (
          <li key={member}>
            {title}（{nameOf.region(handling)}）
            {after.length > 0 && state === "waiting"
              ? ` ${t("intake.package.after", { members: after.map(titleOf).join(t("punctuation.comma")) })}`
              : ` ${t(`package.state.${state}`)}`}
          </li>
        ))}
      </ol>
      <h3>{t("receipt.materials")}</h3>
      <ol>
        {materials.map(({ title, size, sha256 }) => (
          <li key={`${title} ${sha256}`}>
            {title}（{sizeText(size)}）
          </li>
        ))}
      </ol>
      <h3>{t("receipt.next")}</h3>
      <ol>
        <li>{t("receipt.nextMembers")}</li>
        <li>{t("receipt.nextFollow")}</li>
        <li>{t("receipt.nextResult", { window: received.windowName })}</li>
      </ol>
      <h3>{t("receipt.call")}</h3>
      <p>{[received.windowName, received.address, received.phone].filter(Boolean).join(" · ")}</p>
      <p className="faint">{t("receipt.notAcceptance")}</p>
      <div className="letter-seal">
        <p>{received.windowName}</p>
        <p className="letter-seal-place">{t("receipt.seal")}</p>
        <p>{day}</p>
      </div>
    </article>
  );
};
