import { useTranslation } from "react-i18next";
import type { Sending } from "../../api/use-sending.ts";

/** Why something was not done, in the broker's words where it gave some. */
export const TroubleNote = ({ sending }: { readonly sending: Sending }) => {
  const { t } = useTranslation();
  return sending.kind === "failed" ? (
    <p role="alert" className="progress-problem">
      {sending.problem ?? t("progress.own.unanswered")}
    </p>
  ) : null;
};
