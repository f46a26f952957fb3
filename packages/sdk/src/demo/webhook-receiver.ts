import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { partnerEvent } from "@tongban/contract";
import { Webhook } from "standardwebhooks";
import type { Arrivals } from "./arrivals.ts";

/** A partner's endpoint on loopback that takes nothing without a right signature. */
export type WebhookReceiver = {
  readonly url: string;
  /** The secret to verify with, as soon as the broker has told it. */
  readonly trust: (secret: string) => void;
  /** Webhooks turned away for their signature. */
  readonly refused: () => number;
  readonly close: () => void;
};

const PATH = "/tongban-webhook";

/** Starts an endpoint; what it has verified goes to `arrivals`. */
export const startWebhookReceiver = async (arrivals: Arrivals): Promise<WebhookReceiver> => {
  let webhook: Webhook | undefined;
  let refused = 0;
  const server = createServer((request, response) => {
    receive(request, response, () => webhook, arrivals).then(
      (taken) => {
        if (!taken) refused++;
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The webhook receiver has no port");
  return {
    url: `http://127.0.0.1:${address.port}${PATH}`,
    trust: (secret) => {
      webhook = new Webhook(secret);
    },
    refused: () => refused,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const receive = async (
  request: IncomingMessage,
  response: ServerResponse,
  trusted: () => Webhook | undefined,
  arrivals: Arrivals,
): Promise<boolean> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString("utf8");
  const verified = verify(trusted(), body, request.headers);
  response.writeHead(verified === undefined ? 401 : 204).end();
  if (verified === undefined) return false;
  const event = partnerEvent.safeParse(verified);
  if (event.success) arrivals.add(event.data);
  return true;
};

const verify = (webhook: Webhook | undefined, body: string, headers: IncomingMessage["headers"]): unknown => {
  const lines = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  try {
    return webhook?.verify(body, Object.fromEntries(lines));
  } catch {
    return undefined;
  }
};
