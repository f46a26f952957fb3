/**
 * Loaded into a broker's process by `--import`: writes one line of JSON for each answer of 200 or 201 into a file of the
 * folder TONGBAN_RECORD: `{ method, path, status, request, answer }`, bodies as they were. It changes nothing of what
 * is asked or answered. Plain JavaScript, since it is loaded before anything else.
 */
import { appendFileSync } from "node:fs";
import { Server } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const folder = process.env.TONGBAN_RECORD;
const decoders = { gzip: gunzipSync, br: brotliDecompressSync };
const most = 256 * 1024;

/** Keeps what is handed to a method of a stream, and hands it on. */
const tapped = (stream, method) => {
  const chunks = [];
  const own = stream[method].bind(stream);
  stream[method] = (chunk, ...rest) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    return own(chunk, ...rest);
  };
  return chunks;
};

const parsed = (bytes) => {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
};

const record = (request, response, asked, answered) => {
  if (response.statusCode > 201) return;
  const decode = decoders[response.getHeader("content-encoding")] ?? ((bytes) => bytes);
  const answer = parsed(decode(Buffer.concat(answered)));
  if (answer === undefined) return;
  const { method, url: path } = request;
  const line = JSON.stringify({
    method,
    path,
    status: response.statusCode,
    request: parsed(Buffer.concat(asked)),
    answer,
  });
  if (line.length <= most) appendFileSync(join(folder, `${process.pid}.jsonl`), `${line}\n`);
};

if (folder) {
  const { emit } = Server.prototype;
  Server.prototype.emit = function (event, ...rest) {
    if (event === "request") {
      const [request, response] = rest;
      const asked = tapped(request, "push");
      const written = tapped(response, "write");
      const ended = tapped(response, "end");
      response.once("finish", () => record(request, response, asked, [...written, ...ended]));
    }
    return emit.call(this, event, ...rest);
  };
}
