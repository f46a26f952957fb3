import { Segmented } from "antd";
import { useTranslation } from "react-i18next";

type DirectionChoiceProps = {
  readonly value: "in" | "out";
  readonly onChange: (value: "in" | "out") => void;
};

/** Whether to look at what the region received or at what it sent out to others. */
export const DirectionChoice = ({ value, onChange }: DirectionChoiceProps) => {
  const { t } = useTranslation();
  return (
    <Segmented
      aria-label={t("cases.direction")}
      value={value}
      onChange={onChange}
      options={[
        { value: "in", label: t("cases.in") },
        { value: "out", label: t("cases.out") },
      ]}
    />
  );
};
