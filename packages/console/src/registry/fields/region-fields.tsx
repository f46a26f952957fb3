import { useTranslation } from "react-i18next";
import { TextField } from "./field.tsx";
import { CODE } from "./window-fields.tsx";

/** A region: its code and name, and the coordinator who appoints everybody else there. */
export const RegionFields = () => {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="id" required max={32} hint={t("registry.hint.region")} />
      <TextField name="name" required max={40} />
      <TextField name="coordinatorId" required max={40} pattern={CODE} hint={t("registry.hint.subject")} />
      <TextField name="coordinatorName" required max={20} />
    </>
  );
};
