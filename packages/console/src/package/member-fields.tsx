import { memberModes } from "@tongban/domain";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "../agreement/field.tsx";
import { useNames } from "../api/window-queries.ts";
import type { DraftMember } from "./package-draft.ts";

type MemberFieldsProps = {
  readonly member: DraftMember;
  readonly others: readonly DraftMember[];
  /** The region that the package belongs to: nothing is sent to itself. */
  readonly region: string | undefined;
  /** What was found of this member. */
  readonly findings: readonly string[];
  readonly onChange: (change: Partial<DraftMember>) => void;
  readonly onCalled: (id: string) => void;
  readonly onRemove: () => void;
};

/** One member of a package: what is done where, and what must be granted before; with what was found of it. */
export const MemberFields = ({
  member,
  others,
  region,
  findings,
  onChange,
  onCalled,
  onRemove,
}: MemberFieldsProps) => {
  const { t } = useTranslation();
  const names = useNames();
  const { id, title, matter, handling, mode, after } = member;
  const regions = (names.data?.regions ?? []).filter((one) => one.region !== region);
  return (
    <fieldset className="package-member">
      <legend>{title || id}</legend>
      <Field label={t("packages.name")}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={60}
            value={title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("packages.memberId")} hint={t("packages.memberIdHint")}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={40}
            value={id}
            onChange={(event) => {
              if (others.every((one) => one.id !== event.target.value)) onCalled(event.target.value);
            }}
          />
        )}
      </Field>
      <Field label={t("packages.matter")}>
        {(ties) => (
          <Select
            {...ties}
            value={matter ?? null}
            showSearch={{ optionFilterProp: "label" }}
            options={(names.data?.matters ?? []).map((one) => ({
              value: one.matter as string,
              label: one.title,
            }))}
            onChange={(next) => onChange({ matter: next })}
          />
        )}
      </Field>
      <Field label={t("packages.handling")}>
        {(ties) => (
          <Select
            {...ties}
            value={handling ?? null}
            showSearch={{ optionFilterProp: "label" }}
            options={regions.map((one) => ({ value: one.region as string, label: one.name }))}
            onChange={(next) => onChange({ handling: next })}
          />
        )}
      </Field>
      <Field label={t("packages.mode")}>
        {(ties) => (
          <Select
            {...ties}
            value={mode}
            options={memberModes.map((one) => ({ value: one, label: t(`mode.${one}`) }))}
            onChange={(next) => onChange({ mode: next })}
          />
        )}
      </Field>
      <Field label={t("packages.after")} hint={t("packages.afterHint")}>
        {(ties) => (
          <Select
            {...ties}
            mode="multiple"
            value={[...after]}
            placeholder={t("packages.atOnce")}
            options={others.map((one) => ({ value: one.id, label: one.title || one.id }))}
            onChange={(next) => onChange({ after: next })}
          />
        )}
      </Field>
      {findings.map((text) => (
        <p key={text} className="editor-trouble" role="alert">
          {text}
        </p>
      ))}
      <Button danger onClick={onRemove}>
        {t("packages.removeMember")}
      </Button>
    </fieldset>
  );
};
