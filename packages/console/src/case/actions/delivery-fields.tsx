import { type DeliveryProof, deliveryProofs, deliveryWays, type Instant } from "@tongban/domain";
import { Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { momentIn } from "../../time/moment-field.ts";
import { type FieldsProps, type FieldValues, textOf } from "./action-entry.ts";

const Text = ({ name, max }: { readonly name: Field; readonly max: number }) => {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={t(`delivery.field.${name}`)}
      rules={[{ required: true, whitespace: true, message: t("delivery.required") }]}
    >
      <Input maxLength={max} />
    </Form.Item>
  );
};

type Field = "carrier" | "number" | "place" | "code" | "platform" | "receivedBy";

/** What each way of delivery asks for. */
const asked = {
  post: [
    ["carrier", 40],
    ["number", 40],
  ],
  "pick-up": [
    ["place", 120],
    ["code", 20],
  ],
  electronic: [["platform", 60]],
} as const;

/** How the result goes out, and what that takes. */
export const DispatchFields = (_: FieldsProps) => {
  const { t } = useTranslation();
  const way: keyof typeof asked = Form.useWatch("way") ?? "post";
  return (
    <>
      <Form.Item name="way" label={t("delivery.way")} rules={[{ required: true }]}>
        <Select options={deliveryWays.map((value) => ({ value, label: t(`delivery.ways.${value}`) }))} />
      </Form.Item>
      {asked[way].map(([name, max]) => (
        <Text key={name} name={name} max={max} />
      ))}
    </>
  );
};

/** The result's way as the broker takes it. */
export const dispatchOf = (fields: FieldValues) => {
  switch (textOf(fields, "way")) {
    case "pick-up":
      return { way: "pick-up", place: textOf(fields, "place"), code: textOf(fields, "code") } as const;
    case "electronic":
      return { way: "electronic", platform: textOf(fields, "platform") } as const;
    default:
      return { way: "post", carrier: textOf(fields, "carrier"), number: textOf(fields, "number") } as const;
  }
};

/** Why an attempt failed, and whether the result came back. */
export const FailDeliveryFields = (_: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="reason"
        label={t("delivery.failedFor")}
        rules={[{ required: true, whitespace: true, message: t("delivery.required") }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="returned" valuePropName="checked">
        <Checkbox>{t("delivery.cameBack")}</Checkbox>
      </Form.Item>
    </>
  );
};

/** A failed attempt as the broker takes it. */
export const failureOf = (fields: FieldValues) => ({
  reason: textOf(fields, "reason"),
  returned: fields["returned"] === true,
});

/** Who received the result, and by what that is proven. */
export const ConfirmDeliveryFields = (_: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Text name="receivedBy" max={50} />
      <Form.Item name="proof" label={t("delivery.proof")} rules={[{ required: true }]}>
        <Select options={deliveryProofs.map((value) => ({ value, label: t(`delivery.proofs.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="receivedAt"
        label={t("delivery.receivedAt")}
        rules={[{ required: true, message: t("delivery.required") }]}
      >
        <Input type="datetime-local" />
      </Form.Item>
    </>
  );
};

/** A delivery's proof as the broker takes it; what names no moment is the broker's to refuse. */
export const receiptOf = (fields: FieldValues) => ({
  receivedBy: textOf(fields, "receivedBy"),
  proof: textOf(fields, "proof") as DeliveryProof,
  receivedAt: momentIn(textOf(fields, "receivedAt")) ?? (textOf(fields, "receivedAt") as Instant),
});

/** Which originals go back, one a line, and how. */
export const OriginalsFields = (_: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="materials"
        label={t("delivery.originals")}
        extra={t("delivery.oneALine")}
        rules={[{ required: true, whitespace: true, message: t("delivery.required") }]}
      >
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
      <Form.Item
        name="how"
        label={t("delivery.how")}
        rules={[{ required: true, whitespace: true, message: t("delivery.required") }]}
      >
        <Input maxLength={300} />
      </Form.Item>
    </>
  );
};

/** Originals as the broker takes them. */
export const originalsOf = (fields: FieldValues) => ({
  materials: textOf(fields, "materials")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== ""),
  how: textOf(fields, "how"),
});
