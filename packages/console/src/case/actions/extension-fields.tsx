import { useTranslation } from "react-i18next";
import type { StaffCase } from "../../api/wire.ts";
import { momentText } from "../../time/date-text.ts";
import { limitText } from "../../time/limit-text.ts";
import { useNow } from "../../time/now.ts";
import type { FieldsProps, FieldValues } from "./action-entry.ts";
import { Reasons } from "./reasons-fields.tsx";

/** Why the time does not do, for the lead who approves the extension or not (行政许可法 art 42). */
export const AskExtensionFields = () => {
  const { t } = useTranslation();
  return <Reasons label={t("confirm.extensionReasons")} />;
};

/** What was asked for and why, and the reasons that the applicant is told: those asked with, unless the lead words them. */
export const ApproveExtensionFields = ({ kase }: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Asked kase={kase} />
      <Reasons label={t("confirm.toldReasons")} />
    </>
  );
};

/** What was asked for and why, and why it is not given. */
export const RefuseExtensionFields = ({ kase }: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Asked kase={kase} />
      <Reasons label={t("confirm.refusalReasons")} />
    </>
  );
};

type Extending = Pick<StaffCase, "timeline" | "extension">;

/** The request for the extension, as the timeline has it. */
const requestIn = ({ timeline }: Extending) => timeline.findLast(({ type }) => type === "ExtensionAsked");

/** What a lead's reasons begin with: the asker's. */
export const askedReasonsOf = (kase: Extending): FieldValues => ({ reasons: requestIn(kase)?.note ?? "" });

const Asked = ({ kase }: { readonly kase: Extending }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const request = requestIn(kase);
  if (!request || !kase.extension) return null;
  return (
    <blockquote className="asked">
      <p>
        {t("confirm.extensionAsked", {
          name: request.actor,
          at: momentText(request.at, now, i18n.language),
          by: limitText(t, kase.extension.by),
        })}
      </p>
      <p className="asked-words">{request.note}</p>
    </blockquote>
  );
};
