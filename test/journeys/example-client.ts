import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A language that has an example, and what has to be on the machine to run it. */
export const exampleLanguages = ["shell", "java", "python", "go"] as const;

type Language = (typeof exampleLanguages)[number];

/** How an example ended, and the key that it made. */
export type RanExample = {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly errors: string;
  readonly privateKeyPem: string;
};

const folderOf = (language: Language): string =>
  fileURLToPath(new URL(`../../examples/${language}/`, import.meta.url));

const asked = (command: string, ...args: string[]): SpawnSyncReturns<string> =>
  spawnSync(command, args, { encoding: "utf8" });

/** Whether a program says a version of at least `least` in what it prints. */
const isAtLeast = (least: number, { stdout, stderr }: SpawnSyncReturns<string>, said: RegExp): boolean =>
  Number(said.exec(`${stdout ?? ""}${stderr ?? ""}`)?.[1]) >= least;

const here: Readonly<Record<Language, { readonly needs: string; readonly isThere: () => boolean }>> = {
  shell: {
    needs: "curl and openssl 3",
    isThere: () =>
      asked("curl", "--version").status === 0 &&
      isAtLeast(3, asked("openssl", "version"), /^OpenSSL (\d+)\./),
  },
  java: {
    needs: "Java 17",
    isThere: () => isAtLeast(17, asked("java", "-version"), /version "(\d+)/),
  },
  python: {
    needs: "Python 3.9 with cryptography",
    isThere: () =>
      asked("python3", "-c", "import cryptography, sys; sys.version_info < (3, 9) and sys.exit(1)").status ===
      0,
  },
  go: { needs: "Go 1.21", isThere: () => isAtLeast(21, asked("go", "version"), /go1\.(\d+)/) },
};

/** What an example needs and this machine does not have; nothing where it can run. */
export const missingFor = (language: Language): string | undefined =>
  here[language].isThere() ? undefined : `this machine has no ${here[language].needs}`;

/** The command that the example's README says. */
const commandOf = (language: Language): string => {
  const readme = readFileSync(join(folderOf(language), "README.md"), "utf8");
  return /```sh\n([^`]*)```/.exec(readme)?.[1]?.trim().split("\n").at(-1) ?? "";
};

/** The command that each example is run by. */
export const exampleCommands = (): readonly string[] => exampleLanguages.map(commandOf);

/** The command that the example's README says, and the one file that it names. */
const saidIn = (language: Language): { readonly file: string; readonly command: readonly string[] } => {
  const line = commandOf(language);
  const file = line.split(" ").find((word) => word.startsWith(`examples/${language}/`));
  if (!file) throw new Error(`the README of the ${language} example names no command`);
  return { file: basename(file), command: line.replace(file, basename(file)).split(" ") };
};

/** Runs an example as its README says, in an empty folder with its one file, against a broker. */
export const runExample = async (language: Language, url: string): Promise<RanExample> => {
  const folder = mkdtempSync(join(tmpdir(), `tongban-example-${language}-`));
  try {
    const { file, command } = saidIn(language);
    copyFileSync(join(folderOf(language), file), join(folder, file));
    const ended = await run(command, folder, url);
    return { ...ended, privateKeyPem: readFileSync(join(folder, "key.pem"), "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The broker is on this machine, whatever proxy the machine uses for others. */
const run = (
  [command = "", ...args]: readonly string[],
  cwd: string,
  url: string,
): Promise<Omit<RanExample, "privateKeyPem">> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, TONGBAN_URL: url, NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" };
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let [out, errors] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, lines: out.trim().split("\n"), errors }));
  });
