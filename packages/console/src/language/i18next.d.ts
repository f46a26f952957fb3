import "i18next";
import type { Chinese } from "./zh-cn.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Chinese };
  }
}
