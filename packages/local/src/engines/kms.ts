import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { close, LOOPBACK, listen } from "../loopback.ts";
import { type MasterKey, openMasterKey } from "./kms-key.ts";
import { answerKms, KmsRefusal } from "./kms-operations.ts";

/** A loopback endpoint that speaks the part of the KMS protocol that data keys need. */
export type KmsEngine = {
  readonly url: string;
  /** ARN of its one key, which also answers to any alias given at the start. */
  readonly keyArn: string;
  stop(): Promise<void>;
};

const BODY_LIMIT = 64 * 1024;

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > BODY_LIMIT) throw new KmsRefusal("ValidationException", "The request is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
};

const respond = (response: ServerResponse, status: number, body: object): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.1",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
};

const answer = async (key: MasterKey, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  try {
    const target = String(request.headers["x-amz-target"] ?? "");
    respond(response, 200, answerKms(key, target.replace(/^TrentService\./, ""), await readBody(request)));
  } catch (error) {
    if (error instanceof KmsRefusal) respond(response, 400, { __type: error.code, message: error.message });
    else
      respond(response, 500, {
        __type: "KMSInternalException",
        message: "The request could not be answered",
      });
  }
};

/** Starts KMS with the master key of a folder, which is made on the first start. */
export const startKms = async (folder: string, region: string, alias: string): Promise<KmsEngine> => {
  const key = openMasterKey(folder, region, alias);
  const server = createServer((request, response) => void answer(key, request, response));
  const port = await listen(server, 0);
  return { url: `http://${LOOPBACK}:${port}`, keyArn: key.arn, stop: () => close(server, 1_000) };
};
