import { useQueryClient } from "@tanstack/react-query";
import { inquiryOperations } from "@tongban/contract";
import { complaintFindings, type InquiryAction } from "@tongban/domain";
import type { CallOptions } from "@tongban/sdk/client";
import { App, Button, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inquiriesKey, inquiryKey } from "../api/inquiry-queries.ts";
import { useCommand } from "../api/use-command.ts";
import type { StaffInquiry } from "../api/wire.ts";
import { CommandAlert } from "../shell/command-alert.tsx";

type Body = CallOptions<typeof inquiryOperations.actOnInquiry>["body"];
type Fields = Readonly<Record<string, string | undefined>>;

/** What may be done with an inquiry now: an action, and its fields. */
export const ActForm = ({ inquiry }: { readonly inquiry: StaffInquiry }) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [chosen, setChosen] = useState<InquiryAction | undefined>(undefined);
  const action = inquiry.actions.find((one) => one === chosen) ?? inquiry.actions[0];
  const command = useCommand({
    tell: (client, body: Body, idempotencyKey) =>
      client.call(inquiryOperations.actOnInquiry, {
        params: { inquiryId: inquiry.id },
        body,
        idempotencyKey,
      }),
    onDone: () => {
      form.resetFields();
      void queries.invalidateQueries({ queryKey: inquiryKey(inquiry.id) });
      void queries.invalidateQueries({ queryKey: inquiriesKey });
      void message.success(t("inquiries.done"));
    },
  });
  if (action === undefined) return <p className="faint">{t("inquiries.nothing")}</p>;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={command.state.kind === "sending"}
      onFinish={(fields) => void command.send(bodyOf(action, fields))}
    >
      {inquiry.actions.length > 1 ? (
        <Form.Item>
          <Radio.Group
            aria-label={t("inquiries.todo")}
            value={action}
            options={inquiry.actions.map((value) => ({ value, label: t(`inquiries.did.${value}`) }))}
            onChange={({ target }) => setChosen(inquiry.actions.find((one) => one === String(target.value)))}
          />
        </Form.Item>
      ) : null}
      <ActionFields action={action} complaint={inquiry.kind === "complaint"} />
      <CommandAlert state={command.state} />
      <Button type="primary" htmlType="submit" loading={command.state.kind === "sending"}>
        {t(`inquiries.did.${action}`)}
      </Button>
    </Form>
  );
};

type ActionFieldsProps = { readonly action: InquiryAction; readonly complaint: boolean };

const ActionFields = ({ action, complaint }: ActionFieldsProps) => {
  const { t } = useTranslation();
  const needed = [{ required: true, whitespace: true, message: t("inquiries.required") }];
  const area = (name: string, label: string, most: number) => (
    <Form.Item name={name} label={label} rules={needed}>
      <Input.TextArea rows={3} maxLength={most} />
    </Form.Item>
  );
  switch (action) {
    case "answer":
      return (
        <>
          {complaint ? (
            <Form.Item name="finding" label={t("inquiries.findingHead")} rules={needed}>
              <Radio.Group
                options={complaintFindings.map((value) => ({
                  value,
                  label: t(`inquiries.finding.${value}`),
                }))}
              />
            </Form.Item>
          ) : null}
          {area("text", t("inquiries.answer"), 4_000)}
        </>
      );
    case "forward":
      return (
        <>
          <Form.Item name="window" label={t("inquiries.toWindow")} rules={needed}>
            <Input maxLength={60} />
          </Form.Item>
          {area("reason", t("inquiries.reason"), 500)}
        </>
      );
    case "call-back":
      return area("text", t("inquiries.followUp"), 2_000);
    case "publish":
      return (
        <>
          <p className="faint">{t("inquiries.publicHint")}</p>
          {area("question", t("inquiries.publicQuestion"), 500)}
          {area("answer", t("inquiries.publicAnswer"), 4_000)}
        </>
      );
    default:
      return null;
  }
};

const bodyOf = (action: InquiryAction, fields: Fields): Body => {
  const said = (name: string): string => (fields[name] ?? "").trim();
  switch (action) {
    case "answer": {
      const finding = complaintFindings.find((one) => one === fields["finding"]);
      return { do: action, text: said("text"), ...(finding ? { finding } : {}) };
    }
    case "forward":
      return { do: action, window: said("window"), reason: said("reason") };
    case "call-back":
      return { do: action, text: said("text") };
    case "publish":
      return { do: action, question: said("question"), answer: said("answer") };
    default:
      return { do: action };
  }
};
