import type { caseActionOperations } from "@tongban/contract";
import type { MatterKind } from "@tongban/domain";
import type { CallOptions } from "@tongban/sdk/client";
import { Form, Input, Radio, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import type { StaffCase } from "../../api/wire.ts";
import { type FieldsProps, type FieldValues, textOf } from "./action-entry.ts";
import { LicenceFields, licenceOf, licenceValues } from "./licence-fields.tsx";
import { Phrases } from "./phrases.tsx";

/** Granted, with a document or without; or refused, with reasons and remedies (行政许可法 art 38). */
export const DecideFields = (props: FieldsProps) => {
  const { t } = useTranslation();
  const kind = useNameOf().kind(props.kase.matter);
  const form = Form.useFormInstance<FieldValues>();
  const outcome = Form.useWatch("outcome", form);
  return (
    <>
      <Form.Item name="outcome" label={t("confirm.outcome")}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          options={[
            { value: "granted", label: t(`outcome.${kind}.granted`) },
            { value: "refused", label: t(`outcome.${kind}.refused`) },
          ]}
        />
      </Form.Item>
      {outcome === "refused" ? <RefusedFields kind={kind} {...props} /> : <GrantedFields />}
    </>
  );
};

const GrantedFields = () => {
  const { t } = useTranslation();
  const form = Form.useFormInstance<FieldValues>();
  const withDocument = Form.useWatch("withDocument", form);
  return (
    <>
      <Form.Item
        name="withDocument"
        label={t("confirm.withDocument")}
        layout="horizontal"
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      {withDocument === true ? (
        <div className="fields-pair">
          <Form.Item
            name="documentTitle"
            label={t("confirm.documentTitle")}
            rules={[{ required: true, whitespace: true, message: t("confirm.documentTitleRequired") }]}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item
            name="documentNumber"
            label={t("confirm.documentNumber")}
            rules={[{ required: true, whitespace: true, message: t("confirm.documentNumberRequired") }]}
          >
            <Input maxLength={80} />
          </Form.Item>
          <LicenceFields />
        </div>
      ) : null}
    </>
  );
};

const RefusedFields = ({ kind, ...props }: FieldsProps & { readonly kind: MatterKind }) => {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="reasons"
        label={t("confirm.reasons", { outcome: t(`outcome.${kind}.refused`) })}
        rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Phrases {...props} use="refuse" into="reasons" />
      <Form.Item
        name="remedies"
        label={t("confirm.remedies")}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t(kind === "licence" ? "confirm.remediesRequiredLicence" : "confirm.remediesRequired"),
          },
        ]}
      >
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
      <Phrases {...props} use="remedies" into="remedies" />
    </>
  );
};

/** What is decided or proposed begins with what was proposed before; a reviewed decision is made as it was passed. */
export const proposedFields = ({ proposal }: Pick<StaffCase, "proposal">): FieldValues => {
  if (!proposal) return { outcome: "granted", withDocument: false };
  const { outcome, document, reasons, remedies } = proposal;
  return {
    outcome,
    withDocument: document !== null,
    documentNumber: document?.number ?? "",
    documentTitle: document?.title ?? "",
    ...licenceValues(document?.licence),
    reasons: reasons ?? "",
    remedies: remedies ?? "",
  };
};

type DecisionBody = CallOptions<typeof caseActionOperations.decide>["body"];

/** The decision that filled-in fields make up; what was typed for the other outcome is left out. */
export const decisionOf = (fields: FieldValues): DecisionBody => {
  if (fields["outcome"] === "refused")
    return { outcome: "refused", reasons: textOf(fields, "reasons"), remedies: textOf(fields, "remedies") };
  if (fields["withDocument"] !== true) return { outcome: "granted", document: null };
  const licence = licenceOf(fields);
  return {
    outcome: "granted",
    document: {
      number: textOf(fields, "documentNumber"),
      title: textOf(fields, "documentTitle"),
      ...(licence ? { licence } : {}),
    },
  };
};
