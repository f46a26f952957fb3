import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";

/** Why the case was given to who holds it, and what they should know (交接); nothing where they took it themselves. */
export const HandOverPanel = ({ kase, now }: { readonly kase: StaffCase; readonly now: Instant }) => {
  const { t, i18n } = useTranslation();
  const { handOver } = kase;
  if (!handOver) return null;
  const { by: name, reason, note } = handOver;
  return (
    <section className="panel" aria-labelledby="hand-over">
      <h2 id="hand-over">{t("case.handOver")}</h2>
      <p>{t("case.handOverBy", { name, reason, at: momentText(handOver.at, now, i18n.language) })}</p>
      {note === null ? null : <p className="hand-over-note">{note}</p>}
    </section>
  );
};
