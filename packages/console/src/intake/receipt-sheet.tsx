import { localDateOf } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { IntakeReceipt } from "../api/wire.ts";
import { helperText } from "../case/helper-text.ts";
import { sizeText } from "../case/size-text.ts";
import { clockText, dateText } from "../time/date-text.ts";
import { ReceiptFrame } from "./receipt-frame.tsx";

/** A receipt slip (收件凭证) as a sheet: what was received where, whom to call, and how to follow it. */
export const ReceiptSheet = ({ receipt }: { readonly receipt: IntakeReceipt }) => {
  const { t, i18n } = useTranslation();
  const { received, handled } = receipt;
  const day = (at: IntakeReceipt["receivedAt"]) =>
    `${dateText(localDateOf(at), i18n.language)} ${clockText(at, i18n.language)}`;
  const place = (of: IntakeReceipt["received"]) =>
    [of.windowName, of.address, of.phone ?? t("receipt.noPhone")].filter(Boolean).join(" · ");
  return (
    <ReceiptFrame
      windowName={received.windowName}
      receivedAt={receipt.receivedAt}
      queryCode={receipt.queryCode}
      facts={[
        ["number", receipt.externalRef],
        ["matter", receipt.matterTitle],
        ["applicant", receipt.applicant],
        ["receivedAt", day(receipt.receivedAt)],
        ["receivedBy", receipt.receivedBy],
        ["checked", t(`intake.documents.${receipt.document}`)],
        ["route", t("receipt.fromTo", { from: received.regionName, to: handled.regionName })],
      ]}
      places={[place(received), place(handled)]}
    >
      <h3>{t("receipt.materials")}</h3>
      <ol>
        {receipt.materials.map(({ title, size }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a title may be there twice, and nothing moves
          <li key={n}>
            {title}（{sizeText(size)}）
          </li>
        ))}
      </ol>
      {receipt.parcels.length === 0 ? null : (
        <>
          <h3>{t("receipt.parcels")}</h3>
          <ol>
            {receipt.parcels.map(({ n, way, state, pieces, sentAt }) => (
              <li key={n}>
                {t("receipt.parcel", {
                  way: t(`parcels.way.${way}`),
                  count: pieces,
                  at: day(sentAt),
                  state: t(`parcels.state.${state}`),
                })}
              </li>
            ))}
          </ol>
        </>
      )}
      {receipt.helper ? (
        <>
          <h3>{t("helper.title")}</h3>
          <p>{helperText(t, receipt.helper)}</p>
        </>
      ) : null}
      <h3>{t("receipt.next")}</h3>
      <ol>
        <li>
          {t("receipt.nextAccept", { window: handled.windowName, at: day(receipt.noticeDue) })}
          {receipt.provisional ? t("receipt.provisional") : ""}
        </li>
        <li>{t("receipt.nextFollow")}</li>
        <li>{t("receipt.nextResult", { window: received.windowName })}</li>
      </ol>
    </ReceiptFrame>
  );
};
