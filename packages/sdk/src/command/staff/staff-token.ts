import * as z from "zod";
import { attempt, type Fetch } from "../../client/attempt.ts";
import { CommandError, exitCodes } from "../exit-code.ts";

const minted = z.object({ access_token: z.string(), expires_in: z.number() });

/** An access token for a member of staff, and how long it is good for, in seconds. */
export type StaffToken = z.output<typeof minted>;

const TIMEOUT = 10_000;

/** Asks the local broker for a token of one of its seeded people; no other broker gives one without a password. */
export const mintLocalToken = async (
  baseUrl: string,
  staffId: string,
  send: Fetch = fetch,
): Promise<StaffToken> => {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const request = {
    method: "POST",
    url: `${baseUrl}/oidc/local-token`,
    headers,
    body: JSON.stringify({ staffId }),
  } as const;
  const reply = await attempt(send, request, undefined, TIMEOUT);
  const token = minted.safeParse(parsed(reply.text));
  if (reply.status === 200 && token.success) return token.data;
  if (reply.status === 404)
    throw new CommandError(
      exitCodes.refused,
      `The broker at ${baseUrl} knows no member of staff ${staffId}.`,
    );
  throw new CommandError(
    exitCodes.refused,
    `The broker at ${baseUrl} gives no local tokens (HTTP ${reply.status}); set TONGBAN_TOKEN to one of its identity provider.`,
  );
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
