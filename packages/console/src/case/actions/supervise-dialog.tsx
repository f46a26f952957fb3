import { useQueryClient } from "@tanstack/react-query";
import { coordinatorOperations } from "@tongban/contract";
import { App, Form, Input } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../api/use-command.ts";
import { queryKeys } from "../../api/window-queries.ts";
import type { StaffCase } from "../../api/wire.ts";
import { hasText } from "../../session/draft.ts";
import { FormDialog } from "./form-dialog.tsx";

type SuperviseDialogProps = { readonly kase: StaffCase; readonly onClose: () => void };

type Order = { readonly demand: string; readonly days: string };

const DAYS = /^([1-9]|[12]\d|30)$/;
const blank: Order = { demand: "", days: "3" };

/** Whether a case is under an order that was not answered yet: there is one at a time. */
export const isSupervised = ({ clocks }: Pick<StaffCase, "clocks">): boolean =>
  clocks.some(({ clock, end }) => clock === "supervision" && end === null);

/** What is to be done or explained, and within how many working days. */
export const OrderFields = () => {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="demand"
        label={t("supervision.demand")}
        rules={[{ required: true, whitespace: true, message: t("supervision.demandRequired") }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item
        name="days"
        label={t("supervision.days")}
        rules={[{ required: true, pattern: DAYS, message: t("supervision.daysRequired") }]}
      >
        <Input inputMode="numeric" maxLength={2} />
      </Form.Item>
    </>
  );
};

/** Asks a coordinator what the window has to do and within how many working days, and orders it (督办). */
export const SuperviseDialog = ({ kase, onClose }: SuperviseDialogProps) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Order>();
  const [typed, setTyped] = useState(false);
  const seen = useRef(kase.version);
  const key = queryKeys.case(kase.caseId);
  const command = useCommand({
    tell: (client, { demand, days }: Order, idempotencyKey) =>
      client.call(coordinatorOperations.superviseCase, {
        params: { caseId: kase.caseId },
        ifMatch: seen.current,
        idempotencyKey,
        body: { demand, within: { unit: "working-days", amount: Number(days) } },
      }),
    onDone: (answer) => {
      queries.setQueryData<StaffCase>(key, (before) => before && { ...before, ...answer });
      void queries.invalidateQueries({ queryKey: key });
      void message.success(t("supervision.done"));
      onClose();
    },
    onRefused: () => void queries.invalidateQueries({ queryKey: key }),
  });
  const send = (order: Order) => {
    // A repetition repeats the version too, though the page may have moved on since.
    if (command.state.kind !== "unsure") seen.current = kase.version;
    void command.send(order);
  };
  return (
    <FormDialog
      title={t("supervision.order")}
      consequence={t("supervision.consequence")}
      confirm={t("supervision.order")}
      state={command.state}
      allowed={!isSupervised(kase)}
      typed={typed}
      holder={kase}
      form={form}
      initial={blank}
      onEdited={() => setTyped(hasText(form.getFieldsValue(true), blank))}
      onSend={send}
      onClose={onClose}
    >
      <OrderFields />
    </FormDialog>
  );
};
