import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { type Translation, zhCN } from "./zh-cn.ts";

const languages = ["zh-CN", "en"] as const;

/** The languages of the console; the first is the default. */
export type Language = (typeof languages)[number];

const KEY = "tongban.language";

const chosenLanguage = (): Language =>
  languages.find((language) => language === localStorage.getItem(KEY)) ?? "zh-CN";

const load = async (language: Language): Promise<void> => {
  if (language !== "en" || i18next.hasResourceBundle("en", "translation")) return;
  const { en } = await import("./en.ts");
  const english: Translation = en;
  i18next.addResourceBundle("en", "translation", english);
};

/** Starts with the chosen language; English is only fetched by who reads it. */
export const startLanguage = async (): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: "zh-CN",
    fallbackLng: "zh-CN",
    resources: { "zh-CN": { translation: zhCN } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await chooseLanguage(chosenLanguage());
};

/** Switches the language of everything, and remembers it. */
export const chooseLanguage = async (language: Language): Promise<void> => {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(KEY, language);
};
