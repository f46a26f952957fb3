import { App, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ListedPayment, useRefund } from "../../api/payment-queries.ts";
import { FormDialog } from "../../case/actions/form-dialog.tsx";
import { yuanOf } from "./yuan.ts";

/** Nobody holds a payment. */
const noHolder = { holder: null, holderName: null };

type RefundDialogProps = { readonly payment: ListedPayment; readonly onClose: () => void };

/** Orders the refund of a payment of no case with its reason, or releases what another person ordered. */
export const RefundDialog = ({ payment, onClose }: RefundDialogProps) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const [typed, setTyped] = useState(false);
  // What the dialog was opened for stays, though the list may move on behind it.
  const [step] = useState<"order" | "release">(payment.refund ? "release" : "order");
  const { platform, transaction, amount, refund } = payment;
  const command = useRefund(() => {
    void message.success(t(`unmatched.done.${step}`));
    onClose();
  });
  return (
    <FormDialog<{ reason: string }>
      title={t(`unmatched.${step}`)}
      consequence={t(`unmatched.${step}Consequence`, { amount: yuanOf(amount) })}
      confirm={t(`unmatched.${step}`)}
      danger={step === "release"}
      state={command.state}
      allowed
      typed={typed}
      holder={noHolder}
      form={form}
      initial={{}}
      onEdited={() => setTyped(true)}
      onSend={({ reason }) =>
        void command.send(
          step === "order"
            ? { do: "order", platform, transaction, reason }
            : { do: "release", platform, transaction },
        )
      }
      onClose={onClose}
    >
      <p>
        {t("unmatched.transaction")} <span className="number">{transaction}</span>
      </p>
      {step === "order" ? (
        <Form.Item
          name="reason"
          label={t("unmatched.reason")}
          extra={t("unmatched.reasonHint")}
          rules={[{ required: true, whitespace: true, message: t("unmatched.reasonRequired") }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      ) : (
        <p>
          {t("unmatched.reason")} <strong>{refund?.reason}</strong>
        </p>
      )}
    </FormDialog>
  );
};
