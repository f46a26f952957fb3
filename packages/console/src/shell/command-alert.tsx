import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { problemText } from "../api/problem-text.ts";
import type { CommandState } from "../api/use-command.ts";
import { instantNow } from "../time/now.ts";

/** Why a command was refused, or that nobody knows yet whether it was done; nothing otherwise. */
export const CommandAlert = ({ state }: { readonly state: CommandState }) => {
  const { t, i18n } = useTranslation();
  if (state.kind === "unsure")
    return <Alert type="warning" showIcon role="alert" title={t("trouble.unsure")} />;
  if (state.kind !== "problem") return null;
  const words = problemText(t, state.problem, instantNow(), i18n.language);
  return <Alert type="error" showIcon role="alert" title={words} />;
};
