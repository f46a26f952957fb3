import { parseQueryCode } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { CodeForm } from "../shell/code-form.tsx";
import { showCode } from "./code-in-address.ts";

/** Asks for a query code; one that was misread is told before anything is sent. */
export const QueryCodeForm = () => {
  const { t } = useTranslation();
  const follow = (text: string) => {
    const code = parseQueryCode(text);
    if (!code.ok) return t(`progress.codeProblem.${code.reason}`);
    showCode(code.value);
    return undefined;
  };
  return (
    <CodeForm
      label={t("progress.ask")}
      hint={t("progress.askHint")}
      confirm={t("progress.show")}
      follow={follow}
    />
  );
};
