import type { DocumentSigner } from "@tongban/store";
import type { CertificateSource } from "./certificate-source.ts";
import { certificateOf, sourceAnswer } from "./source-answer.ts";

/** ms that a source may take. */
const TIMEOUT_MS = 5_000;

/** Bytes of an answer at most. */
const ANSWER_BYTES = 64 * 1024;

/**
 * A source behind HTTP. The question is a document signed with the broker's own key (decision 32), which the source
 * checks by `/.well-known/tongban-keys`; its address is configured by the operator. Redirects are not followed.
 */
export const httpSource =
  (address: URL, documents: Pick<DocumentSigner, "sign">): CertificateSource =>
  async (question) => {
    const signed = await documents.sign({ kind: "certificate-question", format: 1, ...question });
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(signed),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`the source answered ${response.status}`);
    const text = await response.text();
    if (text.length > ANSWER_BYTES) throw new Error("the source answered too much");
    const answer = sourceAnswer.parse(JSON.parse(text));
    return answer.found ? certificateOf(answer) : "unknown-there";
  };
