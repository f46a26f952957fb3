import { parseVerificationCode } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { CodeForm } from "../shell/code-form.tsx";
import { showCode } from "./code-in-address.ts";

/** Asks for the code on a paper; what cannot be one is told before anything is sent. */
export const VerificationCodeForm = () => {
  const { t } = useTranslation();
  const follow = (text: string) => {
    const code = parseVerificationCode(text);
    if (!code) return t("paperCheck.malformed");
    showCode(code);
    return undefined;
  };
  return (
    <CodeForm
      label={t("paperCheck.ask")}
      hint={t("paperCheck.askHint")}
      confirm={t("paperCheck.check")}
      follow={follow}
    />
  );
};
