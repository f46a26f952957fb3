import { isBadRating, type RatingStage, ratingStages } from "@tongban/domain";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../../api/wire.ts";
import { type FieldsProps, type FieldValues, textOf } from "./action-entry.ts";

type AppealState = StaffCase["ratings"][number]["appeal"];

/** The bad ratings of a case against which nobody has appealed, or whose appeal stands as asked for. */
export const badRatings = ({ ratings }: Pick<StaffCase, "ratings">, appeal: AppealState = null) =>
  ratings.filter((rating) => isBadRating(rating.grade) && rating.appeal === appeal);

/** Chooses one of some stages; of a single one there is nothing to choose, and it is said all the same. */
export const StageField = ({ stages }: { readonly stages: readonly RatingStage[] }) => {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="stage"
      label={t("rating.which")}
      rules={[{ required: true, message: t("rating.whichRequired") }]}
    >
      <Select options={stages.map((stage) => ({ value: stage, label: t(`rating.stage.${stage}`) }))} />
    </Form.Item>
  );
};

/** Why something is asked for or decided about a rating. */
export const RatingReason = ({ label }: { readonly label: string }) => {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={label}
      rules={[{ required: true, whitespace: true, message: t("confirm.reasonRequired") }]}
    >
      <Input.TextArea rows={4} maxLength={2000} showCount />
    </Form.Item>
  );
};

/** Against which rating the window appeals (差评申诉), and why. */
export const AppealFields = ({ kase }: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <StageField stages={badRatings(kase).map(({ stage }) => stage)} />
      <RatingReason label={t("rating.appealReason")} />
    </>
  );
};

/** The stage that was chosen. */
export const stageIn = (fields: FieldValues): RatingStage =>
  ratingStages.find((stage) => stage === textOf(fields, "stage")) ?? "result";

/** An appeal as the broker takes it. */
export const appealOf = (fields: FieldValues) => ({
  stage: stageIn(fields),
  reason: textOf(fields, "reason"),
});
