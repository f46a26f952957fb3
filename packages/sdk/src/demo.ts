/**
 * `npm run demo`: carries three applications through a broker on this machine, or only submits some, or lets a year pass.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LocalDate, parseLocalDate } from "@tongban/domain";
import { Command, InvalidArgumentError } from "commander";
import { createApplicantClient } from "./applicant-client.ts";
import { type Client, createClient } from "./client/index.ts";
import { endingOf } from "./command/exit-code.ts";
import { findBroker } from "./command/running-broker.ts";
import { DEFAULT_URL, statedUrl } from "./command/settings.ts";
import { mintLocalToken } from "./command/staff/staff-token.ts";
import { carryThrough } from "./demo/carry-through.ts";
import { liveAll } from "./demo/life/life.ts";
import { messagesIn } from "./demo/life/messages.ts";
import { narrateTo } from "./demo/narrator.ts";
import { withBroker } from "./demo/own-broker.ts";
import { newRun } from "./demo/run-state.ts";
import { submitOnly } from "./demo/submit-only.ts";
import { lookAtYear, makeYear } from "./demo/year/year.ts";
import { readKeyFile } from "./partner/key-file.ts";
import { createPartnerClient } from "./partner/partner-client.ts";

const PARTNER = "nanjing-gov";
const CLERK = "li-mei";
const INTAKE_CLERK = "gu-xin";
const LANGUAGE = "zh-CN";

const countOf = (text: string): number => {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a number from 1 to 99999.");
};

const seedOf = (text: string): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a number from 0 to 999999999.");
};

const dateOf = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date !== undefined) return date;
  throw new InvalidArgumentError("It is a date such as 2026-03-02.");
};

type DemoOptions = {
  readonly submitOnly?: boolean;
  readonly count: number;
  readonly life?: boolean;
  readonly year?: boolean;
  readonly cases: number;
  readonly seed: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly stay?: boolean;
  readonly look?: boolean;
};

const yearHelp = `
A year is made anew each time, in the folder "year" of the data folder (TONGBAN_DATA), beside whatever broker runs.
It ends with the year's figures and three proofs: no overdue case without an explanation, counters as a recount has
them, every chain unbroken. 10,000 cases take half an hour of two cores, or as long as other work leaves them; 500 take some
minutes.`;

const options = new Command("npm run demo --")
  .option("--submit-only", "submit applications and leave them to the people at the window")
  .option("--count <n>", "with --submit-only: how many", countOf, 6)
  .option(
    "--life",
    "carry one case of each mode, and one accepted with gaps, to a delivered and rated result, and write their papers",
  )
  .option(
    "--year",
    "let a year pass in a broker of its own, with a clock that steps, and print what it came to",
  )
  .option("--cases <n>", "with --year: how many cases", countOf, 10_000)
  .option("--seed <n>", "with --year: the same seed makes the same year", seedOf, 1)
  .option("--from <date>", "with --year: its first day", dateOf, parseLocalDate("2026-01-01"))
  .option("--to <date>", "with --year: its last day", dateOf, parseLocalDate("2026-12-31"))
  .option("--stay", "with --year: keep its broker running at the end, to look at the year in the console")
  .option("--look", "look again at the year that was made last, in the console of its own broker")
  .addHelpText("after", yearHelp)
  .parse()
  .opts<DemoOptions>();

const { env } = process;
const dataFolder = env["TONGBAN_DATA"] || fileURLToPath(new URL("../../../.tongban", import.meta.url));
const statePath = join(dataFolder, "demo.json");
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** A broker that was killed is no hindrance: the demo starts one in its place. */
const demoUrl = (): string => {
  const running = findBroker(dataFolder);
  return statedUrl(undefined, env) ?? (running?.gone === false ? running.url : DEFAULT_URL);
};

const play = async (url: string): Promise<void> => {
  const narrator = narrateTo(say);
  const partner = createPartnerClient({
    baseUrl: url,
    key: readKeyFile(join(dataFolder, "keys", `${PARTNER}.json`)),
    language: LANGUAGE,
  });
  if (options.submitOnly) return submitOnly(partner, narrator, options.count, url);
  const clerk = await staffAt(url, CLERK);
  if (!options.life) return carryThrough({ partner, clerk, clerkId: CLERK, narrator }, statePath);
  const run = newRun();
  await liveAll({
    run,
    partner,
    nanjing: await staffAt(url, INTAKE_CLERK),
    xian: clerk,
    applicant: (queryCode) => createApplicantClient({ baseUrl: url, queryCode, language: LANGUAGE }),
    messages: () => messagesIn(join(dataFolder, "sms", "outbox.jsonl")),
    narrator,
    papers: join(dataFolder, "life", run),
  });
};

const staffAt = async (url: string, staffId: string): Promise<Client> => {
  const { access_token } = await mintLocalToken(url, staffId);
  const authenticate = () => ({ authorization: `Bearer ${access_token}` });
  return createClient({ baseUrl: url, language: LANGUAGE, authenticate });
};

const year = async (): Promise<void> => {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => stopping.abort(new Error("The year was stopped")));
  const how = {
    dataDir: join(dataFolder, "year"),
    signal: stopping.signal,
    write: (text: string) => void process.stdout.write(text),
    isTerminal: process.stdout.isTTY,
  };
  if (options.look) return lookAtYear(how);
  await makeYear({ ...options, ...how, stay: options.stay === true });
};

const main = async (): Promise<void> => {
  if (options.year || options.look) return year();
  const url = demoUrl();
  const broker = await withBroker(url, say);
  say(`Broker ${url}`);
  const stopped = new Promise<never>((_, reject) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => reject(new Error("The demo was stopped")));
  });
  try {
    await Promise.race([play(url), stopped]);
  } finally {
    await broker.stop();
  }
};

try {
  await main();
  process.exit(0);
} catch (error) {
  const { exitCode, text } = endingOf(error);
  process.stderr.write(`${text}\n`);
  if (existsSync(statePath)) process.stderr.write("Run the demo again to go on with the same cases.\n");
  process.exit(exitCode);
}
