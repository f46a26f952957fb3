import { useRef, useState } from "react";
import { type Intention, intentionFor } from "./command-intention.ts";
import { codeOf, detailOf } from "./plain-answer.ts";

/** How something that is sent stands; `failed` without a problem: nobody answered. */
export type Sending =
  | { readonly kind: "idle" }
  | { readonly kind: "sending" }
  | { readonly kind: "failed"; readonly problem: string | undefined; readonly code: string | undefined };

/** What is sent, and under which header fields. */
type Sent = {
  readonly url: string;
  readonly body?: object | undefined;
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * Sends something to the broker, once however often the button is pressed: what was not answered is sent again under the
 * same key, so that it is not done twice. On a page that loads no client: the answer is of its type because the broker
 * says so, and nobody checks.
 */
export const useSending = <T>(onDone: (answer: T) => void) => {
  const [sending, setSending] = useState<Sending>({ kind: "idle" });
  const intention = useRef<Intention>(undefined);
  const send = async ({ url, body, headers }: Sent): Promise<void> => {
    if (sending.kind === "sending") return;
    const current = intentionFor(intention.current, [url, body], () => crypto.randomUUID());
    intention.current = current;
    setSending({ kind: "sending" });
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          ...headers,
          "idempotency-key": current.key,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (response.status < 500) intention.current = undefined;
      if (response.ok) {
        setSending({ kind: "idle" });
        onDone(answer as T);
      } else setSending({ kind: "failed", problem: detailOf(answer), code: codeOf(answer) });
    } catch {
      setSending({ kind: "failed", problem: undefined, code: undefined });
    }
  };
  return { sending, send };
};
