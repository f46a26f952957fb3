import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { readBody } from "../gateway/request-body.ts";
import { close, LOOPBACK, listen } from "../loopback.ts";

/** A loopback gateway of text messages that sends none: each is a line of a file, for whoever tries the broker. */
export type SmsEngine = { readonly url: string; stop(): Promise<void> };

/** The file of messages in its folder; a line is JSON with `at`, `to` and `text`. */
const SMS_OUTBOX = "outbox.jsonl";

const BODY_LIMIT = 4 * 1024;

const messageIn = (body: string): { readonly to: string; readonly text: string } | undefined => {
  try {
    const { to, text } = Object(JSON.parse(body));
    return typeof to === "string" && typeof text === "string" ? { to, text } : undefined;
  } catch {
    return undefined;
  }
};

/** Starts the gateway; messages of earlier starts stay in the file. */
export const startSms = async (folder: string): Promise<SmsEngine> => {
  const server = createServer((request, response) => {
    const reading = readBody(request, BODY_LIMIT).catch(() => "");
    void reading.then((body) => {
      const message = messageIn(body.toString());
      if (message)
        appendFileSync(
          join(folder, SMS_OUTBOX),
          `${JSON.stringify({ at: new Date().toISOString(), ...message })}\n`,
          { mode: 0o600 },
        );
      response.writeHead(message ? 204 : 400).end();
    });
  });
  const port = await listen(server, 0);
  return { url: `http://${LOOPBACK}:${port}`, stop: () => close(server, 1_000) };
};
