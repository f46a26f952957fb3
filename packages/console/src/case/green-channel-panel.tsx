import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { priorityGroundText } from "./actions/priority-fields.tsx";
import { Facts } from "./facts.tsx";

type GreenChannelPanelProps = { readonly kase: Pick<StaffCase, "greenChannel">; readonly now: Instant };

/** Why a case goes first (绿色通道) and who let it; nothing where it does not. */
export const GreenChannelPanel = ({ kase: { greenChannel }, now }: GreenChannelPanelProps) => {
  const { t, i18n } = useTranslation();
  if (!greenChannel) return null;
  const { ground, reasons, givenBy, givenAt } = greenChannel;
  return (
    <section className="panel" aria-labelledby="green-channel">
      <h2 id="green-channel">{t("priority.title")}</h2>
      <Facts
        facts={[
          [t("priority.why"), priorityGroundText(t, ground)],
          [t("priority.reasons"), reasons],
          [t("priority.givenBy"), `${givenBy} ${momentText(givenAt, now, i18n.language)}`],
        ]}
      />
    </section>
  );
};
