import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Server } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { postWebhook } from "./post-webhook.ts";
import type { WebhookTarget } from "./webhook-target.ts";

const listening = async (server: Server): Promise<number> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
};

/** A target whose name resolves to nothing, so that only the pinned address can be meant. */
const target = (port: number, path = "/hook"): WebhookTarget => ({
  kind: "target",
  url: new URL(`http://partner.invalid:${port}${path}`),
  address: "127.0.0.1",
  family: 4,
});

const anEndpoint = (answer: RequestListener) => listening(createServer(answer));

it("posts the body with its headers to the pinned address, whatever the name resolves to by now", async () => {
  const seen: unknown[] = [];
  const port = await anEndpoint(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const { method, url, headers } = request;
    seen.push([method, url, headers.host, headers["webhook-id"], Buffer.concat(chunks).toString()]);
    response.writeHead(204).end();
  });
  const posted = await postWebhook(target(port), { "webhook-id": "msg-1" }, '{"名":"张"}');
  expect(posted).toEqual({ kind: "answered", status: 204, text: "", start: "" });
  expect(seen).toEqual([["POST", "/hook", `partner.invalid:${port}`, "msg-1", '{"名":"张"}']]);
});

it("does not follow a redirect", async () => {
  const paths: unknown[] = [];
  const port = await anEndpoint((request, response) => {
    paths.push(request.url);
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  expect(await postWebhook(target(port), {}, "{}")).toEqual({
    kind: "answered",
    status: 302,
    text: "",
    start: "",
  });
  expect(paths).toEqual(["/hook"]);
});

it("leaves an endless answer's body unread and hangs up", async () => {
  const closed = Promise.withResolvers<void>();
  const port = await anEndpoint((_request, response) => {
    response.writeHead(200);
    const more = () => response.write("x".repeat(65_536));
    response.on("drain", more).on("close", closed.resolve);
    more();
  });
  expect(await postWebhook(target(port), {}, "{}")).toEqual({
    kind: "answered",
    status: 200,
    text: "",
    start: "",
  });
  await closed.promise;
});

it("gives up on an endpoint that never answers, or that sends its header byte by byte", async () => {
  const silent = await listening(createSocketServer((socket) => void socket.on("error", () => {}).resume()));
  expect(await postWebhook(target(silent), {}, "{}", { timeout: 100 })).toEqual({ kind: "unreachable" });
  const slow = await listening(
    createSocketServer((socket) => {
      socket.on("error", () => {}).resume();
      socket.write("HTTP/1.1 200 OK\r\n");
      const drip = setInterval(() => socket.write("x"), 10);
      socket.on("close", () => clearInterval(drip));
    }),
  );
  expect(await postWebhook(target(slow), {}, "{}", { timeout: 200 })).toEqual({ kind: "unreachable" });
});

it.each([
  ["hangs up", ""],
  ["speaks no HTTP", "SSH-2.0-OpenSSH\r\n\r\n"],
  ["wants another protocol", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"],
  ["sends a header without end", `HTTP/1.1 200 OK\r\nx: ${"y".repeat(100_000)}`],
])("counts an endpoint that %s as unreachable", async (_, answer) => {
  const port = await listening(
    createSocketServer((socket) => {
      socket.on("error", () => {}).once("data", () => socket.end(answer));
    }),
  );
  expect(await postWebhook(target(port), {}, "{}", { timeout: 5000 })).toEqual({ kind: "unreachable" });
});

it("counts a port where nothing listens as unreachable", async () => {
  const server = createSocketServer();
  const port = await listening(server);
  server.close();
  await once(server, "close");
  expect(await postWebhook(target(port), {}, "{}")).toEqual({ kind: "unreachable" });
});

it("takes no plain answer from an https endpoint", async () => {
  const port = await anEndpoint((_request, response) => void response.end());
  const https = { ...target(port), url: new URL(`https://partner.invalid:${port}/`) };
  expect(await postWebhook(https, {}, "{}")).toEqual({ kind: "unreachable" });
});

it.each([
  ["all of a short answer", '{"acknowledged":"a-5"}', '{"acknowledged":"a-5"}'],
  ["nothing of one that is too long", "x".repeat(513), ""],
])("reads %s where the caller wants it", async (_, body, text) => {
  const port = await anEndpoint((_request, response) => void response.end(body));
  expect(await postWebhook(target(port), {}, "{}", { most: 512 })).toEqual({
    kind: "answered",
    status: 200,
    text,
    start: "",
  });
});

it("takes an answer whose body does not end in time as one without a body: it was delivered", async () => {
  const port = await anEndpoint((_request, response) => void response.writeHead(200).write('{"ackn'));
  const posted = await postWebhook(target(port), {}, "{}", { most: 512, timeout: 100 });
  expect(posted).toEqual({ kind: "answered", status: 200, text: "", start: "" });
});
