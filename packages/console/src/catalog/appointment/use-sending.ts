import { useRef, useState } from "react";
import { type Intention, intentionFor } from "../../api/command-intention.ts";
import { detailOf } from "../../api/plain-answer.ts";
import type { Appointment } from "./appointment-wire.ts";

/** How something that is sent stands; `failed` without a problem: nobody answered. */
export type Sending =
  | { readonly kind: "idle" }
  | { readonly kind: "sending" }
  | { readonly kind: "failed"; readonly problem: string | undefined };

/**
 * Sends something to the broker, once however often the button is pressed: what was not answered is sent again under the
 * same key, so that it is not done twice.
 */
export const useSending = (onDone: (appointment: Appointment) => void) => {
  const [sending, setSending] = useState<Sending>({ kind: "idle" });
  const intention = useRef<Intention>(undefined);
  const send = async (url: string, body: object | undefined, language: string): Promise<void> => {
    if (sending.kind === "sending") return;
    const current = intentionFor(intention.current, [url, body], () => crypto.randomUUID());
    intention.current = current;
    setSending({ kind: "sending" });
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "idempotency-key": current.key,
          "accept-language": language,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (response.status < 500) intention.current = undefined;
      if (response.ok) {
        setSending({ kind: "idle" });
        onDone(answer as Appointment);
      } else setSending({ kind: "failed", problem: detailOf(answer) });
    } catch {
      setSending({ kind: "failed", problem: undefined });
    }
  };
  return { sending, send };
};
