import { useQueryClient } from "@tanstack/react-query";
import { coordinatorOperations } from "@tongban/contract";
import { App, Form } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../api/use-command.ts";
import { queryKeys } from "../../api/window-queries.ts";
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
  const queries = useQueryClient();
  const [form] = Form.useForm<FieldValues>();
  const [typed, setTyped] = useState(false);
  const seen = useRef(kase.version);
  const key = queryKeys.case(kase.caseId);
  const command = useCommand({
    tell: (client, order: FieldValues, idempotencyKey) =>
      client.call(coordinatorOperations.superviseCase, {
        params: { caseId: kase.caseId },
        ifMatch: seen.current,
        idempotencyKey,
        body: orderOf(order),
      }),
    onDone: (answer) => {
      queries.setQueryData<StaffCase>(key, (before) => before && { ...before, ...answer });
      void queries.invalidateQueries({ queryKey: key });
      void message.success(t("supervision.done"));
      onClose();
    },
    onRefused: () => void queries.invalidateQueries({ queryKey: key }),
  });
  const send = (order: FieldValues) => {
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
      initial={blankOrder}
      onEdited={() => setTyped(hasText(form.getFieldsValue(true), blankOrder))}
      onSend={send}
      onClose={onClose}
    >
      <OrderFields />
    </FormDialog>
  );
};
