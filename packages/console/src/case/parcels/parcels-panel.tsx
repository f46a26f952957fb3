import type { Instant } from "@tongban/domain";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../../api/wire.ts";
import { momentText } from "../../time/date-text.ts";
import { Facts } from "../facts.tsx";
import { ParcelDialog, type ParcelStep } from "./parcel-dialog.tsx";
import { itemText, type ParcelItem } from "./parcel-items.ts";
import { ParcelState } from "./parcel-state.tsx";
import "../../list/list.css";

type ParcelsPanelProps = { readonly kase: StaffCase; readonly now: Instant };

/** Originals in the post (原件寄递), as both ends of a case see them, and what may be done with each. */
export const ParcelsPanel = ({ kase, now }: ParcelsPanelProps) => {
  const { t, i18n } = useTranslation();
  const [step, setStep] = useState<ParcelStep | undefined>(undefined);
  const words = (items: readonly ParcelItem[]) => items.map(itemText).join(t("punctuation.comma"));
  const moment = (at: Instant) => momentText(at, now, i18n.language);
  const nameText = (name: string): string => {
    // Who of the other end did it is not told by name.
    if (name === "staff") return t("parcels.otherEnd");
    return name === kase.partner ? kase.names.partner : name;
  };
  return (
    <section className="panel" aria-labelledby="parcels">
      <h2 id="parcels">{t("parcels.title")}</h2>
      {kase.parcels.length === 0 ? <p className="faint">{t("parcels.none")}</p> : null}
      {kase.parcels.map((parcel) => (
        <section key={parcel.n} aria-label={`${parcel.carrier} ${parcel.number}`}>
          <h3>
            {t(`parcels.way.${parcel.way}`)} <ParcelState state={parcel.state} />
          </h3>
          <Facts
            facts={[
              [
                t("parcels.label"),
                <span key="label" className="number">
                  {parcel.carrier} {parcel.number}
                </span>,
              ],
              [t("parcels.contents"), words(parcel.contents)],
              [t("parcels.sent"), `${moment(parcel.sentAt)} ${nameText(parcel.sentBy)}`],
              parcel.receivedAt
                ? [t("parcels.received"), `${moment(parcel.receivedAt)} ${nameText(parcel.receivedBy ?? "")}`]
                : parcel.cancelledFor
                  ? [t("parcels.cancelledFor"), parcel.cancelledFor]
                  : [t("parcels.lateFrom"), moment(parcel.lateAt)],
              parcel.missing.length > 0 ? [t("parcels.missing"), words(parcel.missing)] : null,
              parcel.extra.length > 0 ? [t("parcels.extra"), words(parcel.extra)] : null,
              parcel.remark ? [t("parcels.remark"), parcel.remark] : null,
            ]}
          />
          <div className="action-buttons no-print">
            {parcel.actions.map((action) => (
              <Button
                key={action}
                danger={action === "cancel"}
                type={action === "receive" ? "primary" : "default"}
                onClick={() => setStep({ do: action, parcel })}
              >
                {t(`parcels.action.${action}`)}
              </Button>
            ))}
          </div>
        </section>
      ))}
      {kase.mayPost.length > 0 ? (
        <div className="action-buttons no-print">
          <Button onClick={() => setStep({ do: "send" })}>{t("parcels.action.send")}</Button>
        </div>
      ) : null}
      {step ? <ParcelDialog step={step} kase={kase} onClose={() => setStep(undefined)} /> : null}
    </section>
  );
};
