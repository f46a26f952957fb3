import type { PackageId } from "@tongban/domain";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "../../agreement/field.tsx";
import type { OfferedPackage } from "../../api/package-queries.ts";
import { EmptyNotice } from "../../shell/load-states.tsx";
import { limitText } from "../../time/limit-text.ts";
import type { StepProps } from "../step-props.ts";
import { troubled } from "../what-step.tsx";

type WhichStepProps = StepProps & {
  readonly offered: readonly OfferedPackage[];
  readonly chosen: OfferedPackage | undefined;
};

/** Which package (一件事) is asked for, of those that the window's region offers, and what it consists of. */
export const WhichStep = ({ draft, onChange, troubleAt, offered, chosen }: WhichStepProps) => {
  const { t } = useTranslation();
  if (offered.length === 0)
    return <EmptyNotice title={t("intake.package.none")} hint={t("intake.package.noneHint")} />;
  return (
    <>
      <Field label={t("intake.package.which")} {...troubled(troubleAt("/package"))}>
        {(ties) => (
          <Select<PackageId>
            {...ties}
            value={draft.package ?? null}
            options={offered.map(({ id, title, live }) => ({ value: id, label: title, disabled: !live }))}
            placeholder={t("intake.package.choose")}
            onChange={(next) => onChange({ package: next, form: {} })}
          />
        )}
      </Field>
      {chosen?.summary ? <p className="faint">{chosen.summary}</p> : null}
      {chosen ? (
        <ul>
          {chosen.members.map(({ id, title, handling, after, promised }) => (
            <li key={id}>
              {title} · {handling.name}
              {promised ? ` · ${t("intake.promise", { limit: limitText(t, promised) })}` : ""}
              {after.length > 0
                ? ` ${t("intake.package.after", {
                    members: after
                      .map((one) => chosen.members.find((member) => member.id === one)?.title ?? one)
                      .join(t("punctuation.comma")),
                  })}`
                : ""}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
};
