import { readFileSync } from "node:fs";
import { verifyText } from "./verify-text.ts";
import { writeReport } from "./write-report.ts";

const help = `Usage: node verify.js FILE... [--key KEY-ID]...

Verifies documents of a Tongban broker: evidence packs, deadline certificates and
completeness statements. Asks nobody: it needs neither a network nor the broker.

  --key KEY-ID   a key that you trust (the "kid" that its owner publishes); may be given
                 more than once. Without it any key is taken, and its id is printed.

Ends with 0 where everything holds, with 1 where something does not, with 2 where it
cannot be run so.`;

/** Reads the arguments, verifies each file and prints what was found; the result is the exit code. */
const main = (typed: readonly string[]): number => {
  const files: string[] = [];
  const trustedKeys: string[] = [];
  for (let i = 0; i < typed.length; i++) {
    const word = typed[i] ?? "";
    if (word === "--key") trustedKeys.push(typed[++i] ?? "");
    else if (word.startsWith("-")) return say(help, 2);
    else files.push(word);
  }
  if (files.length === 0 || trustedKeys.includes("")) return say(help, 2);
  return Math.max(...files.map((file) => verifyFile(file, trustedKeys)));
};

const verifyFile = (file: string, trustedKeys: readonly string[]): number => {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (fault) {
    return say(
      `${file}: ${fault instanceof TypeError ? "FAILED\n  form: it is not UTF-8" : "cannot be read"}`,
      1,
    );
  }
  const { lines, holds } = writeReport(file, verifyText(text, trustedKeys));
  return say(lines.join("\n"), holds ? 0 : 1);
};

const say = (text: string, code: number): number => {
  process.stdout.write(`${text}\n`);
  return code;
};

process.exitCode = main(process.argv.slice(2));
