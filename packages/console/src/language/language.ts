import i18next from "i18next";
import { initReactI18next } from "react-i18next";

const languages = ["zh-CN", "en"] as const;

/** The languages of the console; the first is the default. */
export type Language = (typeof languages)[number];

/** What is said, in every language: Chinese is there at once, English is only fetched by who reads it. */
export type Words = { readonly chinese: object; readonly english: () => Promise<object> };

const KEY = "tongban.language";

const chosenLanguage = (): Language =>
  languages.find((language) => language === localStorage.getItem(KEY)) ?? "zh-CN";

let english: Words["english"] | undefined;

const load = async (language: Language): Promise<void> => {
  if (language !== "en" || !english || i18next.hasResourceBundle("en", "translation")) return;
  i18next.addResourceBundle("en", "translation", await english());
};

/** Starts with the chosen language. */
export const startLanguage = async (words: Words): Promise<void> => {
  english = words.english;
  await i18next.use(initReactI18next).init({
    lng: "zh-CN",
    fallbackLng: "zh-CN",
    resources: { "zh-CN": { translation: words.chinese } },
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
