import { ProblemError } from "@tongban/sdk/client";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useInquiry } from "../api/inquiry-queries.ts";
import { useNameOf } from "../api/name-of.ts";
import type { StaffInquiry } from "../api/wire.ts";
import { Facts } from "../case/facts.tsx";
import { ActForm } from "../inquiry/act-form.tsx";
import { InquiryKindWords, InquiryStateWords } from "../inquiry/inquiry-words.tsx";
import { LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import "../case/case.css";

/** One consultation or complaint: what was asked, what was done, and what may be done now. */
const InquiryPage = () => {
  const { t } = useTranslation();
  const { inquiryId = "" } = useParams();
  const answer = useInquiry(inquiryId);
  if (answer.error instanceof ProblemError && [400, 404].includes(answer.error.problem.status))
    return <NotFound />;
  return (
    <main className="page" id="main">
      <PageHead title={inquiryId.toUpperCase()} line={t("inquiries.title")}>
        <Link to="/inquiries">{t("inquiries.title")}</Link>
      </PageHead>
      {answer.isPending ? <Loading rows={4} /> : null}
      {answer.isError && !answer.data ? (
        <LoadFailure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {answer.data ? <InquiryView inquiry={answer.data} /> : null}
    </main>
  );
};

const InquiryView = ({ inquiry }: { readonly inquiry: StaffInquiry }) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const now = useNow();
  const moment = (at: StaffInquiry["due"]) => momentText(at, now, i18n.language);
  const written = (label: string, text: string | null) => (text === null ? null : ([label, text] as const));
  return (
    <>
      <section className="panel" aria-label={t("inquiries.question")}>
        <Facts
          facts={[
            [t("inquiries.kindHead"), <InquiryKindWords key="kind" {...inquiry} />],
            [t("inquiries.stateHead"), <InquiryStateWords key="state" {...inquiry} />],
            [t("inquiries.question"), inquiry.question],
            written(t("inquiries.contact"), inquiry.contact),
            inquiry.matter === null ? null : [t("inquiries.matter"), nameOf.matter(inquiry.matter)],
            inquiry.caseId === null
              ? null
              : [
                  t("inquiries.case"),
                  <Link key="case" to={`/cases/${inquiry.caseId}`}>
                    {inquiry.caseNumber ?? inquiry.caseId}
                  </Link>,
                ],
            [t("inquiries.window"), inquiry.windowName],
            [t("inquiries.senderHead"), t(`inquiries.sender.${inquiry.sender}`)],
            [t("inquiries.asked"), moment(inquiry.askedAt)],
            [t("inquiries.due"), moment(inquiry.due)],
            written(t("inquiries.handler"), inquiry.handlerName),
            written(t("inquiries.forwarded"), inquiry.forwarded),
            written(t("inquiries.answer"), inquiry.answer),
            written(t("inquiries.followUp"), inquiry.followUp),
            inquiry.shown === null
              ? null
              : [
                  t("inquiries.shown"),
                  <span key="shown">
                    {inquiry.shown.question}
                    <br />
                    {inquiry.shown.answer}
                  </span>,
                ],
          ]}
        />
      </section>
      <section className="panel" aria-labelledby="todo">
        <h2 id="todo">{t("inquiries.todo")}</h2>
        <ActForm inquiry={inquiry} />
      </section>
      <section className="panel" aria-labelledby="history">
        <h2 id="history">{t("inquiries.history")}</h2>
        <Facts
          facts={inquiry.history.map(({ n, at, by, did }) => [
            `${n}. ${t(`inquiries.did.${did}`)}`,
            `${moment(at)} ${by === "broker" ? t("inquiries.broker") : by}`,
          ])}
        />
      </section>
    </>
  );
};

export default InquiryPage;
