import { createServer, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { problemDetails } from "@tongban/contract";
import { expect, onTestFinished, test } from "vitest";
import { close, listen } from "../loopback.ts";
import { createPathRouter } from "./path-router.ts";
import { refuseConnection } from "./refuse-connection.ts";
import { readBody } from "./request-body.ts";

const serve = async (limits = {}): Promise<number> => {
  const destinations = {
    api: async () => {},
    signIn: async (request: IncomingMessage) => void (await readBody(request, 4_096)),
    objects: async () => {},
    console: async () => {},
    documentation: { pages: async () => {}, openapi: async () => {} },
  };
  const server = createServer(
    { ...limits, requireHostHeader: false },
    createPathRouter(destinations, "http://127.0.0.1:1", () => {}),
  );
  server.on("clientError", refuseConnection);
  onTestFinished(() => close(server, 0));
  return listen(server, 0);
};

/** What comes back on a connection of its own until the other side ends it. */
const send = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      received += chunk;
    });
    socket.once("end", () => resolve(received));
    socket.once("error", reject);
  });

const problemIn = (answer: string) => {
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toContain("content-type: application/problem+json");
  return { head, problem: problemDetails.parse(JSON.parse(body)) };
};

const line = "GET /v1/cases HTTP/1.1\r\n";

test.for([
  ["has two Host fields", `${line}Host: 127.0.0.1\r\nHost: evil.example\r\n\r\n`, 400, "more than one Host"],
  [
    "has two Host fields, written in two ways",
    `${line}host: 127.0.0.1\r\nHOST: 127.0.0.1\r\n\r\n`,
    400,
    "more than one Host",
  ],
  ["is no HTTP", "HELO 127.0.0.1\r\n\r\n", 400, "not HTTP"],
  [
    "has header fields over 16 KB",
    `${line}Host: 127.0.0.1\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
    431,
    "larger",
  ],
  ["has no Host", `${line}Connection: close\r\n\r\n`, 421, "127.0.0.1"],
  [
    "has the Host of a page elsewhere",
    `${line}Host: evil.example\r\nConnection: close\r\n\r\n`,
    421,
    "127.0.0.1",
  ],
] as const)("a request that %s is refused with a problem", async ([, text, status, words]) => {
  const { head, problem } = problemIn(await send(await serve(), text));
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(problem).toMatchObject({ status, detail: expect.stringContaining(words) });
});

test("a body for the sign-in that is longer than it takes is refused with 413", async () => {
  const post = `POST /oidc/local-token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4097\r\n\r\n`;
  const { problem } = problemIn(await send(await serve(), post));
  expect(problem).toMatchObject({ status: 413, code: "body-too-large", limit: 4_096 });
});

test("a request that does not arrive in time is refused, and its connection ended", async () => {
  const port = await serve({ headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 10 });
  expect(problemIn(await send(port, line)).problem).toMatchObject({ status: 408 });
});
