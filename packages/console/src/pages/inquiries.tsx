import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { type ListedInquiries, useInquiries } from "../api/inquiry-queries.ts";
import { InquiryTable } from "../inquiry/inquiry-table.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useNow } from "../time/now.ts";

const lists: readonly ListedInquiries[] = ["open", "late", "ended"];

/** Consultations and complaints (咨询、投诉) of the user's windows or regions: open ones by due, late ones, and those that ended. */
const InquiriesPage = () => {
  const { t } = useTranslation();
  const now = useNow();
  const [place, setPlace] = useSearchParams();
  const which = lists.find((one) => one === place.get("which")) ?? "open";
  const answer = useInquiries(which);
  return (
    <main className="page" id="main">
      <PageHead title={t("inquiries.title")} line={t(`inquiries.which.${which}`)}>
        <Segmented
          aria-label={t("inquiries.listed")}
          options={lists.map((value) => ({ value, label: t(`inquiries.which.${value}`) }))}
          value={which}
          onChange={(next) => setPlace({ which: next })}
        />
      </PageHead>
      <section className="panel" aria-label={t(`inquiries.which.${which}`)}>
        {answer.isPending ? <Loading rows={4} /> : null}
        {answer.isError && !answer.data ? (
          <LoadFailure error={answer.error} onRetry={() => void answer.refetch()} />
        ) : null}
        {answer.data?.inquiries.length === 0 ? (
          <EmptyNotice title={t("inquiries.none")} hint={t("inquiries.noneHint")} />
        ) : null}
        {answer.data && answer.data.inquiries.length > 0 ? (
          <InquiryTable inquiries={answer.data.inquiries} now={now} />
        ) : null}
        {answer.data?.more ? <p className="faint">{t("inquiries.more")}</p> : null}
      </section>
    </main>
  );
};

export default InquiriesPage;
