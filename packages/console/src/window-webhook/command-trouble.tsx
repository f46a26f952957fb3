import { useTranslation } from "react-i18next";
import type { CommandState } from "../api/use-command.ts";

/** Why a command was refused, or that nobody knows yet whether it was done. */
export const CommandTrouble = ({ state }: { readonly state: CommandState }) => {
  const { t } = useTranslation();
  if (state.kind === "problem")
    return (
      <p role="alert" className="webhook-trouble">
        {state.problem.detail}
      </p>
    );
  if (state.kind === "unsure")
    return (
      <p role="alert" className="webhook-trouble">
        {t("windowWebhook.unsure")}
      </p>
    );
  return null;
};
