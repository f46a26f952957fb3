import { type LocalLimits, lawBounds } from "@tongban/domain";
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { LimitField } from "../agreement/standard/limit-field.tsx";
import { localLimitNames } from "./readable-local.ts";

type LimitFieldsProps = {
  readonly limits: LocalLimits | null;
  readonly disabled: boolean;
  readonly onChange: (limits: LocalLimits | null) => void;
};

/** What limits begin with that a region says for the first time: the law's own, and thirty days to supply what is missing. */
const firstLimits: LocalLimits = {
  notice: lawBounds.notice,
  supplement: { unit: "working-days", amount: 30 },
  delivery: lawBounds.delivery,
};

/** The limits of a region's own standard, where it says them. */
export const LimitFields = ({ limits, disabled, onChange }: LimitFieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox
        checked={limits !== null}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked ? firstLimits : null)}
      >
        {t("localStandard.limitsSaid")}
      </Checkbox>
      {limits === null ? null : (
        <div className="fields">
          {localLimitNames.map((name) => (
            <LimitField
              key={name}
              name={name}
              value={limits[name]}
              disabled={disabled}
              onChange={(limit) => onChange({ ...limits, [name]: limit })}
            />
          ))}
        </div>
      )}
    </>
  );
};
