import { readdirSync, readFileSync } from "node:fs";

/** A line of a fenced block of a page, with what proves it. */
export type CodeLine = {
  readonly page: string;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly by: Proof | undefined;
};

/** A command whose help is asked; what another test runs, whose file it is; or a script of package.json. */
type Proof = { readonly command: true } | { readonly file: string } | { readonly script: string };

const folder = new URL("../../docs/site/", import.meta.url);

const proofs: readonly (readonly [RegExp, Proof])[] = [
  [/^(npx )?tongban [a-z]/, { command: true }],
  [/^curl -sS http:\/\/127\.0\.0\.1:8787\/sandbox\/v1$/, { file: "test/journeys/sandbox.test.ts" }],
  [/^(sh|python3|go run|java) examples\//, { file: "test/journeys/example-client.ts" }],
  [/^npm install \.\/tongban-sdk-/, { file: "packages/sdk/test/pack-sdk.test.ts" }],
  [/^npm start( -- --sandbox)?$/, { script: "start" }],
];

/** Only commands may be written into a page by hand; anything else is a generated piece, which its own test holds. */
const proofOf = (language: string, text: string): Proof | undefined =>
  language === "sh" ? proofs.find(([pattern]) => pattern.test(text))?.[1] : undefined;

const linesOf = (page: string): readonly CodeLine[] => {
  let language: string | undefined;
  return readFileSync(new URL(page, folder), "utf8")
    .split("\n")
    .flatMap((text, at) => {
      const fence = /^```(\w*)/.exec(text);
      if (fence) {
        language = language === undefined ? (fence[1] ?? "") : undefined;
        return [];
      }
      if (language === undefined || text === "") return [];
      return [{ page, line: at + 1, text, by: proofOf(language, text) }];
    });
};

/** Every line of code of a language's pages. */
export const codeLines = (language: "" | "en/" = ""): readonly CodeLine[] =>
  readdirSync(new URL(language, folder))
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) => linesOf(`${language}${name}`));
