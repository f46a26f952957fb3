import type { PartnerId } from "@tongban/domain";
import type { DocumentSigner } from "@tongban/store";
import * as z from "zod";
import type { PaymentPlatform } from "./payment-platform.ts";

/** ms that a platform may take. */
const TIMEOUT_MS = 5_000;

/** Bytes of an answer at most. */
const ANSWER_BYTES = 16 * 1024;

const opened = z.object({ link: z.url({ protocol: /^https?$/ }).max(500) });

/**
 * A platform behind HTTP: `POST` of an order to `<address>/orders`, answered `{"link": "https://…"}`, and of a refund to
 * `<address>/refunds`. Each is a document signed with the broker's own key (decision 32), which the platform checks by
 * `/.well-known/tongban-keys`, and carries an `Idempotency-Key`: the reference, or the transaction. Redirects are not
 * followed. The form is ours, for no city's interface was read.
 */
export const httpPlatform = (
  id: PartnerId,
  address: URL,
  documents: Pick<DocumentSigner, "sign">,
): PaymentPlatform => {
  const post = async (part: string, key: string, document: object): Promise<Response> => {
    const response = await fetch(`${address.href.replace(/\/$/, "")}/${part}`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(document),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`the payment platform answered ${response.status}`);
    return response;
  };
  return {
    id,
    order: async (order) => {
      const signed = await documents.sign({ kind: "payment-order", format: 1, ...order });
      const response = await post("orders", order.reference, signed);
      return opened.parse(JSON.parse(await textOf(response))).link;
    },
    refund: async (refund) => {
      const signed = await documents.sign({ kind: "refund-order", format: 1, ...refund });
      await post("refunds", refund.transaction, signed);
    },
  };
};

/** Reads no more of an answer than it may have, however much is sent. */
const textOf = async ({ body }: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > ANSWER_BYTES) throw new Error("the payment platform answered too much");
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
};
