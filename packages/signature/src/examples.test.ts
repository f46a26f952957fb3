import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const examples = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .flatMap((file) => {
    const blocks = readFileSync(`${import.meta.dirname}/${file}`, "utf8").matchAll(
      / \* ```ts\n(.*?) \* ```/gs,
    );
    return [...blocks].map(([, text = ""]) => [file, text.replace(/^ \* ?/gm, "")] as const);
  });

const printed: Record<string, RegExp> = {
  "parse-signature.ts": /^signature-malformed$/m,
  "verify-request.ts": /^signed by \S{43} nonce n-1$/m,
};

test("every main function has an example", () => {
  expect(examples.map(([file]) => file)).toEqual([
    "content-digest.ts",
    "keys.ts",
    "parse-signature.ts",
    "sign-request.ts",
    "verify-request.ts",
    "webhook.ts",
  ]);
});

test.each(examples)("the example in %s runs as it stands", (file, code) => {
  const output = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", code], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });
  expect(output).toMatch(printed[file] ?? /^$/);
});
