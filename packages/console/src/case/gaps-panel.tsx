import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { Facts } from "./facts.tsx";

type GapsPanelProps = { readonly kase: Pick<StaffCase, "gaps" | "clocks">; readonly now: Instant };

/** What a case lacks though it is or may be accepted (容缺受理), and until when it has to follow; nothing where all was there. */
export const GapsPanel = ({ kase: { gaps, clocks }, now }: GapsPanelProps) => {
  const { t, i18n } = useTranslation();
  if (!gaps) return null;
  const running = clocks.find(({ clock, end }) => clock === "gap" && end === null);
  return (
    <section className="panel" aria-labelledby="gaps">
      <h2 id="gaps">{t("gaps.title")}</h2>
      <p>{t(`gaps.${gaps.state}`)}</p>
      <Facts
        facts={[
          gaps.materials.length > 0
            ? [t("gaps.materials"), gaps.materials.join(t("punctuation.comma"))]
            : null,
          running ? [t("gaps.due"), momentText(running.promised.at, now, i18n.language)] : null,
        ]}
      />
    </section>
  );
};
