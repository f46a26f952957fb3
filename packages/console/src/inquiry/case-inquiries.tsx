import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { useCaseInquiries } from "../api/inquiry-queries.ts";
import { InquiryTable } from "./inquiry-table.tsx";

type CaseInquiriesProps = { readonly caseId: string; readonly now: Instant };

/** What was asked and complained about a case (咨询、投诉); nothing where nobody did. */
export const CaseInquiries = ({ caseId, now }: CaseInquiriesProps) => {
  const { t } = useTranslation();
  const inquiries = useCaseInquiries(caseId).data?.inquiries ?? [];
  if (inquiries.length === 0) return null;
  return (
    <section className="panel no-print" aria-labelledby="inquiries">
      <h2 id="inquiries">{t("inquiries.ofCase")}</h2>
      <InquiryTable inquiries={inquiries} now={now} />
    </section>
  );
};
