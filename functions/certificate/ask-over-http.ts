import type { DocumentSigner } from "@tongban/store";

/** ms that a source may take. */
const TIMEOUT_MS = 5_000;

/** Bytes of an answer at most. */
const ANSWER_BYTES = 64 * 1024;

/**
 * Asks a data source behind HTTP. The question is a document signed with the broker's own key (decision 32), which the source
 * checks by `/.well-known/tongban-keys`; its address is configured by the operator. Redirects are not followed. Throws where the
 * source cannot be asked, or answers no JSON.
 */
export const askOverHttp = async (
  address: URL,
  documents: Pick<DocumentSigner, "sign">,
  kind: "certificate-question" | "licence-question",
  question: Readonly<Record<string, unknown>>,
): Promise<unknown> => {
  const signed = await documents.sign({ kind, format: 1, ...question });
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(signed),
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the source answered ${response.status}`);
  return JSON.parse(await textOf(response));
};

/** Reads no more of an answer than it may have, however much is sent. */
const textOf = async ({ body }: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > ANSWER_BYTES) throw new Error("the source answered too much");
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
};
