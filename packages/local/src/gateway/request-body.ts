import type { IncomingMessage } from "node:http";

/** A request body over a limit of bytes. */
export class BodyTooLong extends Error {
  override readonly name = "BodyTooLong";
  readonly limit: number;
  constructor(limit: number) {
    super(`The body has more than ${limit} bytes`);
    this.limit = limit;
  }
}

/** Bytes that API Gateway takes at most: 10 MB. */
export const BODY_LIMIT = 10 * 1024 * 1024;

/** Reads a whole request body; refuses one over `limit` bytes without keeping it. */
export const readBody = async (request: IncomingMessage, limit: number = BODY_LIMIT): Promise<Buffer> => {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new BodyTooLong(limit);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(new BodyTooLong(limit));
      }
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("The client went away")));
  });
};
