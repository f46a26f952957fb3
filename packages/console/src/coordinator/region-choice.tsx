import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSelf } from "../api/me-context.ts";

type RegionChoiceProps = {
  readonly value: string | undefined;
  readonly onChange: (region: string) => void;
};

/** Which of one's regions a page is about; nothing to choose where there is one. */
export const RegionChoice = ({ value, onChange }: RegionChoiceProps) => {
  const { t } = useTranslation();
  const { regions } = useSelf();
  return regions.length > 1 ? (
    <Select
      aria-label={t("overview.region")}
      value={value ?? null}
      className="board-window"
      options={regions.map((one) => ({ value: one.region as string, label: one.name }))}
      onChange={onChange}
    />
  ) : null;
};
