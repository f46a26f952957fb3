import { identityDocuments, presenters } from "@tongban/domain";
import { Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "../agreement/field.tsx";
import type { ApplicantFields } from "./intake-draft.ts";
import type { StepProps } from "./step-props.ts";
import { troubled } from "./what-step.tsx";

const kinds = ["person", "organization"] as const;

/** Who applies, who stands at the window, and what their identity was checked by (身份核验). */
export const WhoStep = ({ draft, onChange, troubleAt }: StepProps) => {
  const { t } = useTranslation();
  const { applicant, document, presentedBy } = draft;
  const write = (change: Partial<ApplicantFields>) => onChange({ applicant: { ...applicant, ...change } });
  const isPerson = applicant.kind === "person";
  const text = (name: keyof ApplicantFields, label: string, pointer: string, max: number, tel = false) => (
    <Field label={label} {...troubled(troubleAt(pointer))}>
      {(ties) => (
        <Input
          {...ties}
          autoComplete="off"
          maxLength={max}
          {...(tel ? { inputMode: "tel" as const } : {})}
          value={applicant[name]}
          onChange={(event) => write({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Field label={t("intake.applicantKind")}>
        {() => (
          <Radio.Group
            aria-label={t("intake.applicantKind")}
            value={applicant.kind}
            options={kinds.map((kind) => ({ value: kind, label: t(`intake.kind.${kind}`) }))}
            onChange={(event) => write({ kind: event.target.value })}
          />
        )}
      </Field>
      {text(
        "name",
        t(isPerson ? "intake.name" : "intake.organization"),
        "/applicant/name",
        isPerson ? 50 : 120,
      )}
      {text(
        "number",
        t(isPerson ? "intake.citizenId" : "intake.creditCode"),
        isPerson ? "/applicant/citizenId" : "/applicant/creditCode",
        18,
      )}
      {isPerson ? (
        text("phone", t("intake.phone"), "/applicant/phone", 20, true)
      ) : (
        <>
          {text("agentName", t("intake.agentName"), "/applicant/agent/name", 50)}
          {text("agentNumber", t("intake.agentNumber"), "/applicant/agent/citizenId", 18)}
          {text("agentPhone", t("intake.phone"), "/applicant/agent/phone", 20, true)}
        </>
      )}
      <Field label={t("intake.presentedBy")}>
        {() => (
          <Radio.Group
            aria-label={t("intake.presentedBy")}
            value={presentedBy}
            options={presenters.map((one) => ({ value: one, label: t(`intake.presenter.${one}`) }))}
            onChange={(event) => onChange({ presentedBy: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t("intake.document")}
        hint={t("intake.documentHint")}
        {...troubled(troubleAt("/identity/document"))}
      >
        {(ties) => (
          <Select
            {...ties}
            value={document ?? null}
            placeholder={t("intake.chooseDocument")}
            options={identityDocuments.map((one) => ({ value: one, label: t(`intake.documents.${one}`) }))}
            onChange={(next) => onChange({ document: next })}
          />
        )}
      </Field>
    </>
  );
};
