import { resolve } from "node:path";
import type { Command } from "commander";
import { type Client, type ClientSetting, createClient } from "../client/index.ts";
import { type PartnerKey, readKeyFile } from "../partner/key-file.ts";
import { createPartnerClient, type PartnerClient } from "../partner/partner-client.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import { brokerUrl, type GlobalOptions, keyPath, languageOf, partnerName } from "./settings.ts";
import { mintLocalToken } from "./staff/staff-token.ts";
import { tellWaits } from "./tell-waits.ts";
import { withTongbanFile } from "./tongban-file.ts";

/** What a command works with. */
export type Terminal = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Aborted when the person stops the command. */
  readonly stopped: AbortSignal;
};

/** Options of commands that a partner system runs. */
export type PartnerOptions = GlobalOptions & { readonly partner?: string; readonly key?: string };

/** Options of commands that staff run. */
export type StaffOptions = GlobalOptions & { readonly staff?: string };

/** Options that every partner command takes. */
export const withPartnerOptions = (command: Command): Command =>
  command
    .option(
      "--partner <id>",
      "which partner asks (TONGBAN_PARTNER, or partner of tongban.json; on this machine: nanjing-gov)",
    )
    .option(
      "--key <file>",
      "its key file (TONGBAN_KEY, or key of tongban.json; on this machine: the seeded one)",
    );

/** Options of commands that partners run and staff as well. */
export type AskOptions = PartnerOptions & { readonly staff?: string | true };

/** Options that every command takes which partners run and staff as well. */
export const withAskOptions = (command: Command): Command =>
  withPartnerOptions(command).option(
    "--staff [id]",
    "ask as staff: on this machine as who you are, elsewhere by TONGBAN_TOKEN",
  );

/** Options that every staff command takes. */
export const withStaffOptions = (command: Command): Command =>
  command.option("--staff <id>", "on this machine: who you are, such as li-mei; elsewhere set TONGBAN_TOKEN");

/** Answers with one value: as JSON for machines, as text for people. */
export const show = (terminal: Terminal, options: GlobalOptions, value: unknown, text: () => string): void =>
  terminal.write(options.json ? JSON.stringify(value) : text());

/** What is said beside the options of a command: the environment, and where that says nothing the nearest `tongban.json`. */
export const statedIn = ({ environment, folder }: Terminal): Terminal["environment"] =>
  withTongbanFile(environment, folder);

/**
 * Where the broker is, in which language it answers, and who is told that a request waits for a limit: all that a client
 * needs of somebody who does not sign in.
 */
export const brokerOf = (
  terminal: Terminal,
  { url, language, json }: GlobalOptions,
): Pick<ClientSetting, "baseUrl" | "language" | "onWait"> => {
  const environment = statedIn(terminal);
  return {
    baseUrl: brokerUrl(url, environment, terminal.folder),
    language: languageOf(language, environment),
    onWait: tellWaits(terminal, json),
  };
};

/** The partner that the options and the environment name, its key, and a client that signs with one of its keys. */
export const signingPartner = (
  terminal: Terminal,
  options: PartnerOptions,
): {
  readonly partner: string;
  readonly baseUrl: string;
  readonly key: PartnerKey;
  readonly onWait: ClientSetting["onWait"];
  readonly clientOf: (key: PartnerKey) => PartnerClient;
} => {
  const environment = statedIn(terminal);
  const broker = brokerOf(terminal, options);
  const { baseUrl, onWait } = broker;
  const partner = partnerName(options.partner, baseUrl, environment);
  const { folder } = terminal;
  const key = readKeyFile(resolve(folder, keyPath(options.key, baseUrl, environment, partner, folder)));
  if (key.partner !== partner)
    throw new CommandError(exitCodes.usage, `The key file belongs to ${key.partner}, not to ${partner}.`);
  return { partner, baseUrl, key, onWait, clientOf: (one) => createPartnerClient({ ...broker, key: one }) };
};

/** The client of the partner that the options and the environment name. */
export const partnerOf = (
  terminal: Terminal,
  options: PartnerOptions,
): {
  readonly client: PartnerClient;
  readonly partner: string;
  readonly baseUrl: string;
  readonly onWait: ClientSetting["onWait"];
} => {
  const { partner, baseUrl, key, onWait, clientOf } = signingPartner(terminal, options);
  return { client: clientOf(key), partner, baseUrl, onWait };
};

/** The client of the member of staff that the options or the environment name. */
export const staffOf = async (terminal: Terminal, options: StaffOptions): Promise<Client> => {
  const broker = brokerOf(terminal, options);
  const token = options.staff
    ? (await mintLocalToken(broker.baseUrl, options.staff)).access_token
    : terminal.environment["TONGBAN_TOKEN"];
  if (!token)
    throw new CommandError(
      exitCodes.usage,
      "Say who you are: --staff li-mei on this machine, TONGBAN_TOKEN elsewhere.",
    );
  return createClient({ ...broker, authenticate: () => ({ authorization: `Bearer ${token}` }) });
};

/** How whoever the options name asks: as staff where they say so, or else as a partner. */
export const askerOf = async <Asker>(
  terminal: Terminal,
  { staff, ...options }: AskOptions,
  as: { readonly partner: (client: PartnerClient) => Asker; readonly staff: (client: Client) => Asker },
): Promise<Asker> => {
  if (staff === undefined) return as.partner(partnerOf(terminal, options).client);
  return as.staff(await staffOf(terminal, staff === true ? options : { ...options, staff }));
};
