import { connect } from "node:net";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { answerWithinMs, askAt } from "../fuzz/ask.ts";
import { type FuzzAnswer, outsideOf } from "../fuzz/document.ts";
import { type FuzzRequest, type Known, requestsFor, type Sender } from "../fuzz/requests.ts";
import { broker, keyOf } from "./broker.ts";
import { HARBIN, INSTANT, NANNING, PROMISED } from "./directory.ts";
import { submitted } from "./steps.ts";
import { signed, staffed, type WireRequest } from "./wire.ts";

const seconds = Number(process.env["TONGBAN_FUZZ_SECONDS"] ?? 15);
const seed = Number(process.env["TONGBAN_FUZZ_SEED"] ?? Date.now() % 2 ** 31);
const lanes = 4;
const tell = (text: string) => process.stderr.write(`${text}\n`);

const staffOf: Readonly<Record<Exclude<Sender, "nobody" | "partner">, string>> = {
  clerk: "nanning-clerk",
  lead: "nanning-lead",
  coordinator: "nanning-coordinator",
};

const sent = { requests: 0, byStatus: new Map<number, number>() };

/** A request as its sender makes it; one that cannot be signed goes out unsigned. */
const prepared = async ({ sender, ...asked }: FuzzRequest): Promise<WireRequest> => {
  const url = new URL(asked.path, broker.url);
  const whole = { ...asked, path: `${url.pathname}${url.search}` };
  const typed = whole.body === undefined ? {} : { "content-type": "application/json" };
  const headers = { ...typed, ...whole.headers };
  if (sender === "nobody") return { ...whole, headers };
  if (sender !== "partner") return staffed(staffOf[sender], { ...whole, headers });
  try {
    return signed({ ...whole, headers }, keyOf("harbin-gov"));
  } catch (error) {
    if (error instanceof TypeError) return { ...whole, headers };
    throw error;
  }
};

const outsideDocument = outsideOf("openapi.json");

/** What is wrong with an answer. */
const wrongWith = ({ method, path }: WireRequest, answer: FuzzAnswer): string | undefined => {
  const { status, headers } = answer;
  // Where several ask for the same case at once, a command may find it changed five times running: it says to ask again.
  const passing =
    status === 503 && answer.text.includes('"try-again"') && headers["retry-after"] !== undefined;
  if (status >= 500 && !passing) return `${status}: ${answer.text.slice(0, 400)}`;
  return outsideDocument(method, new URL(path, broker.url).pathname, answer);
};

const probe = async (asked: FuzzRequest): Promise<void> => {
  const wire = await prepared(asked);
  const answer = await askAt(broker.url, wire);
  sent.requests += 1;
  sent.byStatus.set(answer.status, (sent.byStatus.get(answer.status) ?? 0) + 1);
  if (seconds > 60 && sent.requests % 1000 === 0) tell(`${sent.requests} requests`);
  expect(wrongWith(wire, answer)).toBeUndefined();
};

let known: Known;
beforeAll(async () => {
  const cases = await Promise.all(
    [PROMISED, INSTANT, PROMISED, INSTANT].map((matter) =>
      submitted({ source: HARBIN, handling: NANNING, matter }, "harbin-gov"),
    ),
  );
  known = {
    caseIds: cases.map(({ caseId }) => caseId),
    regions: [HARBIN, NANNING],
    matters: [PROMISED, INSTANT],
    windows: [`window-${NANNING}`],
    agreements: ["harbin-nanning"],
    staff: Object.values(staffOf),
  };
});

describe("whatever is sent", () => {
  test(
    "is answered as the document says, without a fault and in time",
    async () => {
      tell(
        `fuzz: seed ${seed}, ${seconds} s; again with TONGBAN_FUZZ_SEED=${seed} TONGBAN_FUZZ_SECONDS=${seconds}`,
      );
      // Made before the time runs: schemas are tried out while they are read.
      const requests = requestsFor(known);
      const lane = (n: number) =>
        fc.assert(fc.asyncProperty(requests, probe), {
          seed: seed + n,
          numRuns: 10_000_000,
          interruptAfterTimeLimit: seconds * 1000,
          markInterruptAsFailure: false,
        });
      await Promise.all(Array.from({ length: lanes }, (_, n) => lane(n)));
      const statuses = [...sent.byStatus]
        .sort(([a], [b]) => a - b)
        .map(([status, count]) => `${status}: ${count}`);
      tell(`fuzz: ${sent.requests} requests, ${statuses.join(", ")}`);
      expect(sent.requests).toBeGreaterThan(50);
      // Requests that were right must be among them, or the test would only try the first gate.
      expect(sent.byStatus.get(200) ?? 0).toBeGreaterThan(5);
      expect(sent.byStatus.get(503) ?? 0).toBeLessThanOrEqual(sent.requests / 100);
    },
    (seconds + 120) * 1000,
  );

  test("as bytes that are no request ends the connection, and the broker goes on", async () => {
    const { hostname, port } = new URL(broker.url);
    const heads = [
      "GET / HTTP/1.1\r\n\r\n",
      "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
      "GET /health HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n",
      `GET /health HTTP/1.1\r\nHost: a\r\n${"X: y\r\n".repeat(5000)}\r\n`,
      `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      "GET http://[::1/ HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET // HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /%ff%fe?%ff=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
      "POST /v1/cases HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST /v1/cases HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
      "BREW /health HTTP/1.1\r\nHost: a\r\n\r\n",
      "\u0016\u0003\u0001\u0002\u0000",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];
    const said = (bytes: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(Number(port), hostname);
        let text = "";
        socket.setEncoding("latin1").setTimeout(answerWithinMs, () => socket.destroy(new Error("no answer")));
        socket.on("data", (chunk) => {
          text += chunk;
          if (text.includes("\r\n\r\n")) socket.destroy();
        });
        socket.on("error", (error) => ("code" in error ? resolve(text) : reject(error)));
        socket.on("close", () => resolve(text));
        socket.end(bytes, "latin1");
      });
    for (const head of heads) {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(await said(head))?.[1] ?? 0);
      expect(status, head.slice(0, 60)).toBeLessThan(500);
    }
    expect((await fetch(`${broker.url}/health`)).status).toBe(200);
  });
});
