import type { PartnerClient } from "../partner/partner-client.ts";
import type { AdapterFolder } from "./folder.ts";
import { type Pulling, pullCases } from "./pull-cases.ts";
import { type Sent, sendCommands } from "./send-commands.ts";

/** What a round of the adapter did. */
export type Round = Sent & { readonly pulled: number };

/** One round of the pull adapter: what the region's own system decided goes out first, then what changed comes in. */
export const runRound = async (
  client: PartnerClient,
  folder: AdapterFolder,
  pulling: Pulling,
): Promise<Round> => {
  const sent = await sendCommands(client, folder, pulling.signal);
  // What came of the commands is read at once; only a quiet round waits.
  const wait = sent.done + sent.failed > 0 ? 0 : pulling.wait;
  return { ...sent, pulled: await pullCases(client, folder, { ...pulling, wait }) };
};
