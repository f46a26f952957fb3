import { request } from "node:http";
import type { FuzzAnswer } from "./document.ts";

/** An answer may take this long on a machine that does other things as well, ms. */
export const answerWithinMs = 20_000;

/** A request as it goes out. */
type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
};

/** Sends a request to a broker as it is, on a connection of its own. */
export const askAt = (url: string, { method, path, headers, body }: Asked): Promise<FuzzAnswer> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const signal = AbortSignal.timeout(answerWithinMs);
    const options = { method, headers: { ...headers, ...length }, agent: false, signal };
    const asked = request(`${url}${path}`, options, async (response) => {
      try {
        let text = "";
        for await (const chunk of response.setEncoding("utf8")) text += chunk;
        const { statusCode: status = 0, headers: given } = response;
        resolve({ status, contentType: given["content-type"], headers: given, text });
      } catch (error) {
        reject(error);
      }
    });
    asked.once("error", reject);
    asked.end(body);
  });
