import { localDateOf } from "@tongban/domain";
import { QRCode } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { IntakeReceipt } from "../api/wire.ts";
import { consoleBase } from "../settings.ts";
import { dateText } from "../time/date-text.ts";

/** px of the code's side on the screen; print keeps it. */
const QR_SIDE = 132;

/** What a receipt says of what was received, as a name with its value. */
type ReceiptFact = readonly [
  name: "number" | "matter" | "package" | "applicant" | "receivedAt" | "receivedBy" | "checked" | "route",
  value: string,
];

type ReceiptFrameProps = {
  readonly windowName: string;
  readonly receivedAt: IntakeReceipt["receivedAt"];
  readonly queryCode: string;
  readonly facts: readonly ReceiptFact[];
  /** Whom to call, a line each. */
  readonly places: readonly string[];
  readonly children: ReactNode;
};

/** A receipt slip (收件凭证) as a sheet: its head with the code to follow it by, what the children say, and the window's seal. */
export const ReceiptFrame = ({
  windowName,
  receivedAt,
  queryCode,
  facts,
  places,
  children,
}: ReceiptFrameProps) => {
  const { t, i18n } = useTranslation();
  // The code stands behind the #, which no server and no log is told.
  const address = new URL(`${consoleBase}progress.html#${queryCode}`, location.origin).href;
  return (
    <article className="receipt" aria-label={t("receipt.title")}>
      <p className="letter-organ">{windowName}</p>
      <h2 className="letter-title">{t("receipt.title")}</h2>
      <div className="receipt-head">
        <dl className="receipt-facts">
          {facts.map(([name, value]) => (
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
      {children}
      <h3>{t("receipt.call")}</h3>
      {places.map((place) => (
        <p key={place}>{place}</p>
      ))}
      <p className="faint">{t("receipt.notAcceptance")}</p>
      <div className="letter-seal">
        <p>{windowName}</p>
        <p className="letter-seal-place">{t("receipt.seal")}</p>
        <p>{dateText(localDateOf(receivedAt), i18n.language)}</p>
      </div>
    </article>
  );
};
