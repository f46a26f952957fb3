import type { Language } from "@tongban/contract";
import { MAGIC_PREFIX, magicWords, type sandboxOperations } from "@tongban/contract/sandbox";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import { sandboxLimits } from "./limits.ts";
import type { SandboxCaller } from "./sandbox-authentication.ts";

const summary: Readonly<Record<Language, string>> = {
  en: "A broker to try everything on: register your system by its public key, submit, and its window answers by itself. Nothing here is real; send no personal data of anybody.",
  zh: "供联调试用的通办平台：以公钥自助登记、提交申请，专窗自动办理。此处数据均非真实，请勿提交任何人的真实个人信息。",
};

/** Shows what the sandbox is, its magic words and its limits. */
export const showSandbox =
  (): Run<typeof sandboxOperations.showSandbox, SandboxCaller> =>
  async ({ language }) =>
    answered({
      summary: summary[language],
      magicPrefix: MAGIC_PREFIX,
      magicWords: Object.entries(magicWords).map(([word, happens]) => ({
        word,
        example: `${MAGIC_PREFIX}${word}-1`,
        happens: happens[language],
      })),
      limits: { ...sandboxLimits },
    });
