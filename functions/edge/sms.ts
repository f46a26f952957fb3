import type { Environment } from "./environment.ts";

/** Sends a text message; `false` where the gateway did not take it. */
export type Sms = (to: string, text: string) => Promise<boolean>;

/** ms that the gateway may take. */
const TIMEOUT = 5_000;

/**
 * Text messages by an HTTP gateway: `POST` of `{ to, text }` as JSON to `SMS_GATEWAY`, taken where it answers 2xx.
 * Nothing where the installation has none. Neither number nor text is ever logged.
 */
export const smsBy = ({ SMS_GATEWAY: gateway }: Environment): Sms | undefined =>
  gateway === ""
    ? undefined
    : async (to, text) => {
        try {
          const answer = await fetch(gateway, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ to, text }),
            redirect: "error",
            signal: AbortSignal.timeout(TIMEOUT),
          });
          return answer.ok;
        } catch {
          return false;
        }
      };
