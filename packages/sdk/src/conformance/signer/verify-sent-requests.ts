import { createServer, type IncomingMessage } from "node:http";
import type { VerificationKey } from "@tongban/signature";
import { type JudgedSignature, judgeSignature } from "./judge-signature.ts";

/** A request that came, and what is to be said of its signature. */
export type LookedAt = { readonly request: string } & JudgedSignature;

/** How requests are verified that are sent to an address. */
export type ListeningSetting = {
  readonly port: number;
  readonly key: VerificationKey;
  readonly signal: AbortSignal;
  /** Told where it listens. */
  readonly onReady: (url: string) => void;
  readonly onRequest: (looked: LookedAt) => void;
};

const LONGEST_BODY = 8_388_608;

/**
 * Takes any signed request on loopback until `signal` is aborted, and answers what a broker would find: 200, or 401 with what
 * is wrong and the signature base that it expected.
 */
export const verifySentRequests = ({
  port,
  key,
  signal,
  onReady,
  onRequest,
}: ListeningSetting): Promise<void> =>
  new Promise((resolve, reject) => {
    const nonces = new Set<string>();
    const server = createServer(async (request, response) => {
      const body = await bodyOf(request);
      const looked = body === undefined ? tooLong : lookAt(request, body, key, nonces);
      onRequest({ request: `${request.method} ${request.url}`, ...looked });
      const status = looked.verdict === "pass" ? 200 : 401;
      response.writeHead(status, { "content-type": "application/json" });
      response.end(
        `${JSON.stringify({ ok: status === 200, seen: looked.seen, mend: looked.mend ?? null })}\n`,
      );
    });
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      onReady(`http://127.0.0.1:${typeof address === "object" ? address?.port : port}`);
    });
    const stop = (): void => {
      server.closeAllConnections();
      server.close(() => resolve());
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });

const tooLong: JudgedSignature = { verdict: "fail", seen: "a body of more than 8 MB", mend: "Send less." };

const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= LONGEST_BODY) chunks.push(chunk);
  }
  return length <= LONGEST_BODY ? Buffer.concat(chunks) : undefined;
};

const lookAt = (
  { method = "", url = "", headersDistinct, headers }: IncomingMessage,
  body: Uint8Array,
  key: VerificationKey,
  nonces: Set<string>,
): JudgedSignature => {
  const target = `http://${headers.host ?? "127.0.0.1"}${url}`;
  const now = Math.floor(Date.now() / 1_000);
  const judged = judgeSignature({ method, url: target, headers: headersDistinct, body }, key, now);
  if (judged.nonce === undefined) return judged;
  if (nonces.has(judged.nonce))
    return {
      verdict: "fail",
      seen: "the nonce was used before",
      mend: "Make another nonce for every request.",
    };
  nonces.add(judged.nonce);
  return judged;
};
