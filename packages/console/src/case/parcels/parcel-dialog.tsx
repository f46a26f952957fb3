import { useQueryClient } from "@tanstack/react-query";
import { parcelOperations } from "@tongban/contract";
import { App, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../api/use-command.ts";
import { queryKeys } from "../../api/window-queries.ts";
import type { StaffCase } from "../../api/wire.ts";
import { FormDialog } from "../actions/form-dialog.tsx";
import { itemLines, itemsIn } from "./parcel-items.ts";

type Parcel = StaffCase["parcels"][number];

/** What is done: a parcel is sent, or something is done with one that was. */
export type ParcelStep =
  | { readonly do: "send" }
  | { readonly do: Parcel["actions"][number]; readonly parcel: Parcel };

type Fields = {
  readonly way?: Parcel["way"];
  readonly carrier?: string;
  readonly number?: string;
  readonly contents?: string;
  readonly remark?: string;
  readonly reason?: string;
};

type ParcelDialogProps = {
  readonly step: ParcelStep;
  readonly kase: StaffCase;
  readonly onClose: () => void;
};

/** Asks what belongs to a step of a parcel of originals, and takes it. */
export const ParcelDialog = ({ step, kase, onClose }: ParcelDialogProps) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [typed, setTyped] = useState(false);
  const { caseId } = kase;
  const key = queryKeys.case(caseId);
  const command = useCommand({
    tell: (client, fields: Fields, idempotencyKey) =>
      step.do === "send"
        ? client.call(parcelOperations.sendWindowParcel, {
            params: { caseId },
            body: sentOf(fields, kase.mayPost),
            idempotencyKey,
          })
        : client.call(parcelOperations.changeWindowParcel, {
            params: { caseId, parcel: step.parcel.n },
            body: changeOf(step.do, fields),
            idempotencyKey,
          }),
    onDone: (answer) => {
      queries.setQueryData<StaffCase>(key, (before) => before && { ...before, ...answer });
      void queries.invalidateQueries({ queryKey: key });
      void queries.invalidateQueries({ queryKey: [parcelOperations.listParcels.name] });
      void message.success(t(`parcels.done.${step.do}`));
      onClose();
    },
    onRefused: () => void queries.invalidateQueries({ queryKey: key }),
  });
  const required = [{ required: true, whitespace: true, message: t("parcels.required") }];
  const labels = step.do === "send" || step.do === "correct";
  return (
    <FormDialog
      title={t(`parcels.action.${step.do}`)}
      consequence={t(`parcels.consequence.${step.do}`)}
      confirm={t(`parcels.action.${step.do}`)}
      danger={step.do === "cancel"}
      state={command.state}
      allowed
      typed={typed}
      holder={{ holder: null, holderName: null }}
      form={form}
      initial={initialOf(step, kase)}
      onEdited={() => setTyped(true)}
      onSend={(fields) => void command.send(fields)}
      onClose={onClose}
    >
      {step.do === "send" && kase.mayPost.length > 1 ? (
        <Form.Item name="way" label={t("parcels.where")}>
          <Select options={kase.mayPost.map((way) => ({ value: way, label: t(`parcels.way.${way}`) }))} />
        </Form.Item>
      ) : null}
      {labels ? (
        <>
          <Form.Item name="carrier" label={t("parcels.carrier")} rules={required}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name="number" label={t("parcels.number")} extra={t("parcels.scan")} rules={required}>
            <Input maxLength={50} autoComplete="off" />
          </Form.Item>
        </>
      ) : null}
      {step.do === "send" || step.do === "receive" ? (
        <Form.Item
          name="contents"
          label={t(step.do === "send" ? "parcels.contents" : "parcels.came")}
          extra={t(step.do === "send" ? "parcels.contentsHint" : "parcels.cameHint")}
          {...(step.do === "send" ? { rules: required } : {})}
        >
          <Input.TextArea rows={4} maxLength={3000} />
        </Form.Item>
      ) : null}
      {step.do === "receive" ? (
        <Form.Item name="remark" label={t("parcels.remark")}>
          <Input maxLength={300} />
        </Form.Item>
      ) : null}
      {step.do === "cancel" ? (
        <Form.Item name="reason" label={t("parcels.reason")} rules={required}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
};

/** What the fields begin with: what is known of the parcel, or the materials of the application. */
const initialOf = (step: ParcelStep, kase: StaffCase): Fields => {
  if (step.do === "send") {
    const [way] = kase.mayPost;
    const titles = [...new Set(kase.application.materials.map(({ title }) => title))];
    return { ...(way ? { way } : {}), contents: titles.join("\n") };
  }
  const { carrier, number, contents } = step.parcel;
  return step.do === "receive" ? { contents: itemLines(contents) } : { carrier, number };
};

const sentOf = (fields: Fields, mayPost: StaffCase["mayPost"]) => ({
  way: fields.way ?? mayPost[0] ?? ("to-handling" as const),
  carrier: fields.carrier?.trim() ?? "",
  number: fields.number?.trim() ?? "",
  contents: itemsIn(fields.contents ?? ""),
});

const changeOf = (step: Parcel["actions"][number], fields: Fields) => {
  const remark = fields.remark?.trim();
  switch (step) {
    case "receive":
      return { do: step, contents: itemsIn(fields.contents ?? ""), ...(remark ? { remark } : {}) };
    case "correct":
      return { do: step, carrier: fields.carrier?.trim() ?? "", number: fields.number?.trim() ?? "" };
    case "cancel":
      return { do: step, reason: fields.reason?.trim() ?? "" };
  }
};
