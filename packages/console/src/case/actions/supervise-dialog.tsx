import { coordinatorOperations } from "@tongban/contract";
import { App, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommandOnCase } from "../../api/use-command-on-case.ts";
import type { StaffCase } from "../../api/wire.ts";
import { hasText } from "../../session/draft.ts";
import type { FieldValues } from "./action-entry.ts";
import { FormDialog } from "./form-dialog.tsx";
import { blankOrder, OrderFields, orderOf } from "./order-fields.tsx";

type SuperviseDialogProps = { readonly kase: StaffCase; readonly onClose: () => void };

/** Whether a case is under an order that was not answered yet: there is one at a time. */
export const isSupervised = ({ clocks }: Pick<StaffCase, "clocks">): boolean =>
  clocks.some(({ clock, end }) => clock === "supervision" && end === null);

/** Asks a coordinator what the window has to do and within how many working days, and orders it (督办). */
export const SuperviseDialog = ({ kase, onClose }: SuperviseDialogProps) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<FieldValues>();
  const [typed, setTyped] = useState(false);
  const command = useCommandOnCase({
    kase,
    tell: (client, seen, order: FieldValues) =>
      client.call(coordinatorOperations.superviseCase, { ...seen, body: orderOf(order) }),
    onDone: () => {
      void message.success(t("supervision.done"));
      onClose();
    },
  });
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
      initial={blankOrder}
      onEdited={() => setTyped(hasText(form.getFieldsValue(true), blankOrder))}
      onSend={(order) => void command.send(order)}
      onClose={onClose}
    >
      <OrderFields />
    </FormDialog>
  );
};
