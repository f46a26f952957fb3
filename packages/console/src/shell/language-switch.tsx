import { useTranslation } from "react-i18next";
import { chooseLanguage } from "../language/language.ts";

/** Switches to the other language, whose own name it shows. */
export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation();
  const other = i18n.language === "en" ? "zh-CN" : "en";
  return (
    <button type="button" className="plain-button" lang={other} onClick={() => void chooseLanguage(other)}>
      {t("nav.language")}
    </button>
  );
};
