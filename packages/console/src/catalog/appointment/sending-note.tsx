import { useTranslation } from "react-i18next";
import type { Sending } from "../../api/use-sending.ts";

/** Why something was not done, in the broker's words where it gave some. */
export const SendingNote = ({ sending }: { readonly sending: Sending }) => {
  const { t } = useTranslation();
  return sending.kind === "failed" ? (
    <p role="alert" className="catalog-failure">
      {sending.problem ?? t("appointment.unsure")}
    </p>
  ) : null;
};
