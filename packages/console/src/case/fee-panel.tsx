import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { Facts } from "./facts.tsx";
import { yuanText } from "./yuan-text.ts";

type FeePanelProps = { readonly kase: Pick<StaffCase, "fee">; readonly now: Instant };

/** What a case costs (缴费), where that stands, and all money that came for it; nothing where it is free. */
export const FeePanel = ({ kase: { fee }, now }: FeePanelProps) => {
  const { t, i18n } = useTranslation();
  if (!fee) return null;
  return (
    <section className="panel" aria-labelledby="fee">
      <h2 id="fee">{t("fee.title")}</h2>
      <p>{t(`fee.state.${fee.state}`)}</p>
      <Facts
        facts={[
          [fee.name ?? t("fee.amount"), yuanText(t, fee.amount)],
          fee.basis === null ? null : [t("fee.basis"), fee.basis],
          fee.collectedBy === null ? null : [t("fee.collectedBy"), fee.collectedBy],
          fee.dueBy === null ? null : [t("fee.dueBy"), momentText(fee.dueBy, now, i18n.language)],
          fee.reference === null ? null : [t("fee.reference"), fee.reference],
          ...fee.payments.map(
            ({ transaction, amount, state }) =>
              [
                t("fee.transaction", { transaction }),
                `${yuanText(t, amount)} ${t(`fee.payment.${state}`)}`,
              ] as const,
          ),
        ]}
      />
    </section>
  );
};
