import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { signRequest } from "@tongban/signature";

/** A request that is signed already, so that signing does not count. */
export type ReadyRequest = {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type Key = {
  readonly keyId: string;
  readonly algorithm: "ed25519" | "ecdsa-p256-sha256";
  readonly privateKeyPem: string;
};

/** Reads a seeded partner's demo key. */
export const partnerKey = (dataDir: string, partner: string): Key =>
  JSON.parse(readFileSync(join(dataDir, "keys", `${partner}.json`), "utf8"));

/** An application of a usual size: an organisation, a dozen fields, three materials. */
export const anApplication = (parts: Readonly<Record<string, unknown>> = {}) => ({
  externalRef: randomUUID(),
  source: "320100",
  handling: "610100",
  matter: "public-place-hygiene-permit-change",
  mode: "online",
  applicant: {
    kind: "organization",
    name: "金陵客舍酒店管理有限公司",
    creditCode: "91350100M000100Y43",
    agent: { name: "张三丰", citizenId: "11010519491231002X", phone: "13800001234" },
  },
  form: {
    变更事项: "经营场所",
    变更后: "西安市未央区凤城八路一号",
    ...Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [`申请事项字段${i}`, `西安市未央区凤城八路${i}号`]),
    ),
  },
  materials: ["变更申请", "身份证明", "平面布局图"].map((title) => ({
    title,
    mediaType: "application/pdf",
    sha256: "0".repeat(64),
    size: 120_000,
  })),
  ...parts,
});

/** Signs a request of a partner. */
export const signed = (
  base: string,
  key: Key,
  method: "GET" | "POST",
  path: string,
  content?: unknown,
  more: Readonly<Record<string, string>> = {},
): ReadyRequest => {
  const body = content === undefined ? "" : JSON.stringify(content);
  const headers = { ...more, ...(body === "" ? {} : { "content-type": "application/json" }) };
  const url = `${base}${path}`;
  const options = { created: Math.floor(Date.now() / 1000), nonce: randomUUID() };
  const { keyId, algorithm, privateKeyPem: privateKey } = key;
  const signature = signRequest({ method, url, headers, body }, { keyId, algorithm, privateKey }, options);
  return { url, method, headers: { ...headers, ...signature }, body };
};

type Response = { readonly status: number; readonly text: string };

/** Sends requests over kept connections; one that the broker had closed meanwhile, because nothing came, is replaced. */
export const sender = (connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (asked: ReadyRequest): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { url, method, headers, body } = asked;
      const length = body === "" ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const sent = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }),
        );
      });
      sent.on("error", (fault: NodeJS.ErrnoException) => {
        if (sent.reusedSocket && fault.code === "ECONNRESET") resolve(send(asked));
        else reject(fault);
      });
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
};

/** Does every piece of work, so many at a time, and answers with the seconds that it took. */
export const timed = async <T>(
  work: readonly T[],
  concurrent: number,
  run: (piece: T) => Promise<unknown>,
) => {
  const queue = work.values();
  const began = performance.now();
  const lane = async () => {
    for (const piece of queue) await run(piece);
  };
  await Promise.all(Array.from({ length: concurrent }, lane));
  return (performance.now() - began) / 1000;
};

/** The value below which a part `p` of the values lies. */
export const quantile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? Number.NaN;
