import { createServer, type IncomingMessage, type Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach } from "vitest";

/** A request as the fixture received it. */
export type Received = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** What the fixture answers; `cut` breaks the connection instead. */
export type Scripted =
  | {
      readonly status: number;
      readonly json?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      /** ms to keep the caller waiting, as a long poll does. */
      readonly delay?: number;
    }
  | "cut";

/** A broker that answers by script, on loopback. */
export type Fixture = { readonly url: string; readonly received: Received[] };

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

/** Starts a fixture that answers each request with what `script` says; it ends with the test. */
export const startFixture = async (script: (request: Received, n: number) => Scripted): Promise<Fixture> => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const entry = { method, url, headers, body: await bodyOf(request) };
    received.push(entry);
    const answer = script(entry, received.length);
    if (answer === "cut") return request.socket.destroy();
    const type = answer.status >= 400 ? "application/problem+json" : "application/json";
    await delay(answer.delay ?? 0);
    response.writeHead(answer.status, { "content-type": type, ...answer.headers });
    response.end(answer.json === undefined ? undefined : JSON.stringify(answer.json));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the fixture has no port");
  return { url: `http://127.0.0.1:${address.port}`, received };
};

/** A problem as the broker words it. */
export const aProblem = (status: number, code: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: `urn:tongban:problem:${code}`,
  title: code,
  status,
  detail: `detail of ${code}`,
  code,
  correlationId: "c-1",
  ...more,
});
