import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ListedPayment, useUnmatchedPayments } from "../api/payment-queries.ts";
import { RefundDialog } from "../coordinator/payment/refund-dialog.tsx";
import { yuanOf } from "../coordinator/payment/yuan.ts";
import { TableScroll } from "../service-level/table-scroll.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import "../coordinator/coordinator.css";
import "../service-level/service-level.css";

/** Payments that belong to no case (无主缴款), and their refunds: one coordinator orders, another one releases. */
const PaymentsPage = () => {
  const { t } = useTranslation();
  const answer = useUnmatchedPayments();
  const [chosen, setChosen] = useState<ListedPayment>();
  const payments = answer.data?.payments ?? [];
  return (
    <main className="page" id="main">
      <PageHead title={t("unmatched.title")} line={t("unmatched.line")} />
      {answer.isPending ? <Loading rows={4} /> : null}
      {answer.isError && !answer.data ? (
        <LoadFailure whole error={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {answer.data && payments.length === 0 ? (
        <EmptyNotice title={t("unmatched.none")} hint={t("unmatched.noneHint")} />
      ) : null}
      {payments.length > 0 ? (
        <section className="panel">
          <TableScroll of={t("unmatched.title")}>
            <table className="table rows-table">
              <thead>
                <tr>
                  <th scope="col">{t("unmatched.transaction")}</th>
                  <th scope="col">{t("unmatched.amount")}</th>
                  <th scope="col">{t("unmatched.reference")}</th>
                  <th scope="col">{t("unmatched.paidAt")}</th>
                  <th scope="col">{t("unmatched.platform")}</th>
                  <th scope="col">{t("unmatched.stateHead")}</th>
                  <th scope="col">{t("unmatched.reason")}</th>
                  <th scope="col">{t("unmatched.action")}</th>
                </tr>
              </thead>
              <tbody>
                {payments.map((payment) => (
                  <PaymentRow
                    key={`${payment.platform} ${payment.transaction}`}
                    payment={payment}
                    onChoose={() => setChosen(payment)}
                  />
                ))}
              </tbody>
            </table>
          </TableScroll>
        </section>
      ) : null}
      {chosen ? <RefundDialog payment={chosen} onClose={() => setChosen(undefined)} /> : null}
    </main>
  );
};

/** States of payments that belong to no case, which are the only ones listed here. */
type UnmatchedPayment = Extract<
  ListedPayment["state"],
  "unmatched" | "refund-ordered" | "to-refund" | "refunded"
>;

type RowProps = { readonly payment: ListedPayment; readonly onChoose: () => void };

const PaymentRow = ({ payment, onChoose }: RowProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { transaction, amount, reference, paidAt, platform, state, refund } = payment;
  return (
    <tr>
      <th scope="row" className="number">
        {transaction}
      </th>
      <td className="number">{t("unmatched.yuan", { amount: yuanOf(amount) })}</td>
      <td>{reference}</td>
      <td className="number">{momentText(paidAt, now, i18n.language)}</td>
      <td>{platform}</td>
      <td>{t(`unmatched.state.${state as UnmatchedPayment}`)}</td>
      <td>
        {refund?.reason}
        <Step label={t("unmatched.ordered")} step={refund?.ordered} />
        <Step label={t("unmatched.released")} step={refund?.released} />
      </td>
      <td>
        {state === "unmatched" ? <Button onClick={onChoose}>{t("unmatched.order")}</Button> : null}
        {state === "refund-ordered" && !refund?.ordered.mine ? (
          <Button onClick={onChoose}>{t("unmatched.release")}</Button>
        ) : null}
        {state === "refund-ordered" && refund?.ordered.mine ? (
          <span className="faint">{t("unmatched.waitsForOther")}</span>
        ) : null}
      </td>
    </tr>
  );
};

type StepProps = {
  readonly label: string;
  readonly step: NonNullable<ListedPayment["refund"]>["released"] | undefined;
};

/** Who took a step of a refund, and when; nothing where nobody did. */
const Step = ({ label, step }: StepProps) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (!step) return null;
  const at = momentText(step.at, now, i18n.language);
  return (
    <div className="faint">
      {label} {t("unmatched.step", { name: step.by, at })}
    </div>
  );
};

export default PaymentsPage;
