import { createServer, type RequestListener } from "node:http";
import { createWebhookSecret } from "@tongban/signature";
import { expect, it, onTestFinished } from "vitest";
import { deliveriesInMemory, nodeWebhookHandler } from "../../index.ts";
import type { Verdict } from "../check-result.ts";
import { checkReceiver, ReceiverUnreachable } from "./check-receiver.ts";
import { receiverChecks } from "./receiver-checks.ts";

const secret = createWebhookSecret();

const receiving = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/hooks`;
};

const lookAt = async (
  listener: RequestListener,
  more: { acknowledgeByAnswer?: boolean; patience?: number } = {},
) => {
  const url = await receiving(listener);
  const report = await checkReceiver({ url, secret, signal: new AbortController().signal, ...more });
  const ended = (verdict: Verdict) =>
    report.checks.filter((check) => check.verdict === verdict).map(({ name }) => name);
  return { report, ended };
};

const handler = (more: Partial<Parameters<typeof nodeWebhookHandler>[0]> = {}): RequestListener => {
  const handle = nodeWebhookHandler({
    secrets: [secret],
    store: deliveriesInMemory(),
    onEvent: () => "acknowledge",
    ...more,
  });
  return (request, response) => void handle(request, response);
};

const named = (judge: "taken" | "refused") =>
  receiverChecks
    .filter(
      (check) =>
        (check.judge({ kind: "answered", status: 204, location: null, text: "", ms: 1 }).verdict ===
          "pass") ===
        (judge === "taken"),
    )
    .map(({ name }) => name);

it("finds nothing wrong with the SDK's own handler, and each event is dealt with once and in order", async () => {
  const dealt: number[] = [];
  const onEvent = ({ data }: { data: { version: number } }) => {
    dealt.push(data.version);
    return "acknowledge";
  };
  const { report, ended } = await lookAt(handler({ onEvent }), { acknowledgeByAnswer: true });
  expect(report.checks.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
  expect(report).toMatchObject({ conforms: true, of: "receiver" });
  expect(ended("pass")).toContain("acknowledgement");
  expect(dealt).toEqual(dealt.toSorted((a, b) => a - b));
  expect(new Set(dealt).size).toBe(dealt.length);
  // None of the forged ones, whose versions begin at 20.
  expect(Math.max(...dealt)).toBeLessThan(20);
});

it("says plainly that a receiver verifies nothing", async () => {
  const { report, ended } = await lookAt((_, response) => response.writeHead(204).end());
  expect(report.summary).toMatch(/verifies nothing: it accepts a wrong signature/);
  expect(report.conforms).toBe(false);
  expect(ended("fail")).toEqual(named("refused").filter((name) => name !== "get"));
  expect(ended("warn")).toEqual(["get"]);
});

it("does not mistake a receiver that answers 500, or 404, to everything for one that verifies", async () => {
  for (const status of [500, 404]) {
    const { report, ended } = await lookAt((_, response) => response.writeHead(status).end());
    expect(report.summary).toMatch(/takes nothing/);
    expect(ended("fail")).toEqual(named("taken"));
  }
});

it("says what to do about a redirect, a 410 and a receiver that is late", async () => {
  const mendOf = async (listener: RequestListener, patience?: number) => {
    const { report } = await lookAt(listener, patience === undefined ? {} : { patience });
    return report.checks[0]?.mend;
  };
  expect(await mendOf((_, response) => response.writeHead(308, { location: "/other" }).end())).toMatch(
    /no redirect/,
  );
  expect(await mendOf((_, response) => response.writeHead(410).end())).toMatch(/disabled/);
  expect(await mendOf(() => {}, 20)).toMatch(/queue/);
});

it("tells a receiver with a clock that nobody looks at, and one that knows a single signature", async () => {
  const { verifyWebhook } = await import("@tongban/signature");
  const taking =
    (careless: (headers: Record<string, unknown>) => Record<string, unknown>): RequestListener =>
    async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers = careless(request.headers) as Record<string, string>;
      const now = Number(headers["webhook-timestamp"]);
      const tolerance = 300;
      const found = verifyWebhook({ headers, body: Buffer.concat(chunks) }, [secret], { now, tolerance });
      response.writeHead(found.ok ? 204 : 401).end();
    };
  const clockless = await lookAt(taking((headers) => headers));
  expect(clockless.ended("fail")).toEqual(["old-timestamp", "future-timestamp"]);
  const first = (headers: Record<string, unknown>) => ({
    ...headers,
    "webhook-signature": String(headers["webhook-signature"] ?? "").split(" ")[0],
  });
  const single = await lookAt(taking(first));
  expect(single.ended("fail")).toEqual([
    "old-timestamp",
    "future-timestamp",
    "two-signatures",
    "unknown-version",
  ]);
});

it("makes no report of a receiver that is not there", async () => {
  const signal = new AbortController().signal;
  await expect(checkReceiver({ url: "http://127.0.0.1:1/", secret, signal })).rejects.toThrow(
    ReceiverUnreachable,
  );
});
