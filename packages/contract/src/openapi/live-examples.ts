import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What a broker was asked in an operation and answered; `request` is absent where it has no body. */
export type LiveExample = { readonly request?: unknown; readonly answer: unknown };

/** The file that keeps the example of an operation. */
export const examplePath = (operation: string): string =>
  fileURLToPath(new URL(`../../examples/${operation}.json`, import.meta.url));

/** The kept example of an operation, if one was recorded. */
export const liveExampleOf = (operation: string): LiveExample | undefined => {
  try {
    return JSON.parse(readFileSync(examplePath(operation), "utf8"));
  } catch (failure) {
    if (failure instanceof Error && "code" in failure && failure.code === "ENOENT") return undefined;
    throw failure;
  }
};
