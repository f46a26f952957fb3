import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "../agreement/field.tsx";
import type { DraftMaterial, DraftMember } from "./package-draft.ts";

type MaterialFieldsProps = {
  readonly material: DraftMaterial;
  readonly members: readonly DraftMember[];
  readonly onChange: (change: Partial<DraftMaterial>) => void;
  readonly onRemove: () => void;
};

/** One shared material: who it serves under which title, and whether it is the result of a member. */
export const MaterialFields = ({ material, members, onChange, onRemove }: MaterialFieldsProps) => {
  const { t } = useTranslation();
  const { title, resultOf, serves } = material;
  const options = members.map((one) => ({ value: one.id, label: one.title || one.id }));
  const titleFor = (member: string): string => serves.find((one) => one.member === member)?.title ?? title;
  return (
    <fieldset className="package-member">
      <legend>{title || t("packages.shared")}</legend>
      <Field label={t("packages.materialTitle")}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={120}
            value={title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("packages.resultOf")} hint={t("packages.resultOfHint")}>
        {(ties) => (
          <Select
            {...ties}
            allowClear
            value={resultOf ?? null}
            options={options}
            onChange={(next: string | undefined) => onChange({ resultOf: next ?? undefined })}
          />
        )}
      </Field>
      <Field label={t("packages.servesMembers")}>
        {(ties) => (
          <Select
            {...ties}
            mode="multiple"
            value={serves.map(({ member }) => member)}
            options={options}
            onChange={(chosen) =>
              onChange({ serves: chosen.map((member) => ({ member, title: titleFor(member) })) })
            }
          />
        )}
      </Field>
      {serves.map(({ member, title: own }) => (
        <Field
          key={member}
          label={t("packages.titleThere", {
            member: members.find(({ id }) => id === member)?.title || member,
          })}
        >
          {(ties) => (
            <Input
              {...ties}
              maxLength={120}
              value={own}
              onChange={(event) =>
                onChange({
                  serves: serves.map((one) =>
                    one.member === member ? { member, title: event.target.value } : one,
                  ),
                })
              }
            />
          )}
        </Field>
      ))}
      <Button danger onClick={onRemove}>
        {t("packages.removeMaterial")}
      </Button>
    </fieldset>
  );
};
