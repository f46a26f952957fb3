import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { type Fact, Facts } from "./facts.tsx";

const details = ["carrier", "number", "place", "code", "platform"] as const;

/** How far the delivery of the result is; nothing where the window sent nothing out. */
export const DeliveryPanel = ({ kase, now }: { readonly kase: StaffCase; readonly now: Instant }) => {
  const { t, i18n } = useTranslation();
  const { delivery } = kase;
  if (!delivery) return null;
  const { state, way, sentAt, failed, reason, received } = delivery;
  const when = (at: Instant) => momentText(at, now, i18n.language);
  const told = (name: (typeof details)[number]): Fact => {
    const value = delivery[name];
    return value === null ? null : [t(`delivery.field.${name}`), value];
  };
  return (
    <section className="panel" aria-labelledby="delivery">
      <h2 id="delivery">{t("delivery.title")}</h2>
      <Facts
        facts={[
          [t("delivery.state"), t(`delivery.states.${state}`)],
          [t("delivery.way"), t(`delivery.ways.${way}`)],
          ...details.map(told),
          [t("delivery.sentAt"), when(sentAt)],
          failed === 0 ? null : [t("delivery.failed"), String(failed)],
          reason === null ? null : [t("delivery.failedFor"), reason],
          received && [t("delivery.field.receivedBy"), received.by],
          received && [t("delivery.receivedAt"), when(received.at)],
          received && [t("delivery.proof"), t(`delivery.proofs.${received.proof}`)],
        ]}
      />
    </section>
  );
};
