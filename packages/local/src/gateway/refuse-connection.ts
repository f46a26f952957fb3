import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { LocalProblemCode } from "./local-problems.ts";
import { problemAnswer } from "./send-problem.ts";

const codes: Readonly<Record<string, LocalProblemCode>> = {
  HPE_HEADER_OVERFLOW: "local-headers-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "local-request-timeout",
};

/** Node's parser names what is wrong after its own prefix, such as `Parse Error: Invalid header token`. */
const reasonOf = (error: Error): string =>
  error.message.replace(/^Parse Error:?\s*/, "") || "it cannot be read";

/** Answers a request that cannot be read as HTTP, or that did not arrive in time, and ends its connection. */
export const refuseConnection = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = codes[error.code ?? ""] ?? "local-malformed-request";
  const { status, headers, body } = problemAnswer(
    { code, facts: code === "local-malformed-request" ? { reason: reasonOf(error) } : {} },
    "en",
  );
  const fields = Object.entries({ ...headers, connection: "close" }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...fields, "", body].join("\r\n"));
};
