import { readFileSync } from "node:fs";
import { type Verified, verifyPaperFile, verifyText } from "./verify-text.ts";
import { writeReport } from "./write-report.ts";

const help = `Usage: node verify.js FILE... [--key KEY-ID]...
       node verify.js PAPER.pdf --signature STATEMENT.json [--key KEY-ID]...

Verifies documents of a Tongban broker: evidence packs, deadline certificates,
completeness statements, and papers by their statements. Asks nobody: it needs neither
a network nor the broker.

  --signature FILE   the broker's statement of the paper that is the one file before it
  --key KEY-ID   a key that you trust (the "kid" that its owner publishes); may be given
                 more than once. Without it any key is taken, and its id is printed.

Ends with 0 where everything holds, with 1 where something does not, with 2 where it
cannot be run so.`;

/** Reads the arguments, verifies each file and prints what was found; the result is the exit code. */
const main = (typed: readonly string[]): number => {
  const files: string[] = [];
  const trustedKeys: string[] = [];
  let statement: string | undefined;
  for (let i = 0; i < typed.length; i++) {
    const word = typed[i] ?? "";
    if (word === "--key") trustedKeys.push(typed[++i] ?? "");
    else if (word === "--signature") statement = typed[++i] ?? "";
    else if (word.startsWith("-")) return say(help, 2);
    else files.push(word);
  }
  if (files.length === 0 || trustedKeys.includes("") || statement === "") return say(help, 2);
  if (statement === undefined) return Math.max(...files.map((file) => verifyFile(file, trustedKeys)));
  return files.length === 1 ? verifyPaper(files[0] ?? "", statement, trustedKeys) : say(help, 2);
};

const verifyFile = (file: string, trustedKeys: readonly string[]): number => {
  const text = read(file, textOf);
  return text === undefined ? 1 : reported(file, verifyText(text, trustedKeys));
};

const verifyPaper = (paper: string, statement: string, trustedKeys: readonly string[]): number => {
  const file = read(paper, (bytes) => bytes);
  const text = file && read(statement, textOf);
  if (file === undefined || text === undefined) return 1;
  return reported(paper, verifyPaperFile(text, file, trustedKeys));
};

const reported = (file: string, documents: Iterable<Verified>): number => {
  const { lines, holds } = writeReport(file, documents);
  return say(lines.join("\n"), holds ? 0 : 1);
};

const textOf = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

/** What a file holds; undefined, and said so, where it cannot be read, or is not UTF-8 where text is meant. */
const read = <Content>(file: string, as: (bytes: Uint8Array) => Content): Content | undefined => {
  try {
    return as(readFileSync(file));
  } catch (fault) {
    say(`${file}: ${fault instanceof TypeError ? "FAILED\n  form: it is not UTF-8" : "cannot be read"}`, 1);
    return undefined;
  }
};

const say = (text: string, code: number): number => {
  process.stdout.write(`${text}\n`);
  return code;
};

process.exitCode = main(process.argv.slice(2));
