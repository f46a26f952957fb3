import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../api/name-of.ts";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { Facts } from "./facts.tsx";

/** The decision that is proposed for review (审核), and what its reviewer said; nothing where none is. */
export const ProposalPanel = ({ kase, now }: { readonly kase: StaffCase; readonly now: Instant }) => {
  const { t, i18n } = useTranslation();
  const kind = useNameOf().kind(kase.matter);
  const { proposal, review } = kase;
  if (!proposal || review === null) return null;
  const { outcome, document, reasons, remedies, proposedBy, proposedAt, reviewedBy, returnedFor } = proposal;
  return (
    <section className="panel" aria-labelledby="proposal">
      <h2 id="proposal">{t("review.title")}</h2>
      <p className="outcome-line">
        <span className={`outcome outcome-${outcome}`}>{t(`outcome.${kind}.${outcome}`)}</span>
        <span className="faint">{t(returnedFor === null ? `review.${review}` : "review.returned")}</span>
      </p>
      <Facts
        facts={[
          document === null
            ? null
            : [
                t("case.document"),
                `${document.title}${t("punctuation.brackets", { text: document.number })}`,
              ],
          reasons === null ? null : [t("case.reasons"), reasons],
          remedies === null ? null : [t("case.remedies"), remedies],
          [t("review.proposedBy"), `${proposedBy} ${momentText(proposedAt, now, i18n.language)}`],
          reviewedBy === null ? null : [t("review.reviewedBy"), reviewedBy],
          returnedFor === null ? null : [t("review.returnedFor"), returnedFor],
        ]}
      />
    </section>
  );
};
