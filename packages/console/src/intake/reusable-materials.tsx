import type { intakeOperations } from "@tongban/contract";
import { localDateOf } from "@tongban/domain";
import type { Returned } from "@tongban/sdk/client";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { momentText } from "../time/date-text.ts";
import { instantNow } from "../time/now.ts";
import type { CitedHere } from "./intake-draft.ts";

/** What an applicant gave before. */
type Reusable = Returned<typeof intakeOperations.listReusableAtIntake>["materials"][number];

type ReusableMaterialsProps = {
  /** The material of the list that they may stand for. */
  readonly title: string;
  readonly found: readonly Reusable[];
  readonly cited: CitedHere | undefined;
  readonly onCite: (cited: CitedHere) => void;
  readonly onRemove: () => void;
};

/** What was given before for a material: it is cited by the consent that the applicant gives at the window, for this day. */
export const ReusableMaterials = ({ title, found, cited, onCite, onRemove }: ReusableMaterialsProps) => {
  const { t, i18n } = useTranslation();
  const now = instantNow();
  const offered = cited ? [] : found;
  return (
    <ul>
      {cited ? (
        <li>
          <span>{t("intake.reuse.cited")}</span>
          <Button size="small" aria-label={t("intake.removeFile", { file: title })} onClick={onRemove}>
            {t("intake.remove")}
          </Button>
        </li>
      ) : null}
      {offered.map(({ caseId, sha256, title: name, givenAt }) => (
        <li key={`${caseId} ${sha256}`}>
          <span>{t("intake.reuse.given", { title: name, at: momentText(givenAt, now, i18n.language) })}</span>
          <Button
            size="small"
            onClick={() => onCite({ title, caseId, sha256, until: localDateOf(instantNow()) })}
          >
            {t("intake.reuse.cite")}
          </Button>
        </li>
      ))}
    </ul>
  );
};
