import { randomInt } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { readBody } from "../gateway/request-body.ts";
import { close, LOOPBACK, listen } from "../loopback.ts";
import { openPaymentLedger, type PaymentLedger } from "./payment-ledger.ts";
import { paymentPage } from "./payment-page.ts";
import { type PlatformKey, tellBroker } from "./tell-broker.ts";

/** The partner system that the platform is registered as, by the seeds. */
export const DEMO_PLATFORM = "demo-pay";

/** A payment platform on this machine that moves no money: whoever tries the broker presses its button. */
export type PaymentEngine = { readonly url: string; stop(): Promise<void> };

export type PaymentSetting = {
  readonly folder: string;
  /** Address of the broker that it tells of payments. */
  readonly broker: string;
  /** The key that it signs with; there once the broker is seeded. */
  readonly key: () => PlatformKey;
};

const BODY_LIMIT = 16 * 1024;

/** What a request is answered with. */
type Reply = { readonly status: number; readonly type: string; readonly body: string };

const json = (status: number, value: unknown): Reply => ({
  status,
  type: "application/json",
  body: JSON.stringify(value),
});

/** Starts the platform at the port that it had before, so that the links of earlier starts go on. */
export const startPaymentPlatform = async (setting: PaymentSetting): Promise<PaymentEngine> => {
  const ledger = openPaymentLedger(setting.folder);
  const server = createServer((request, response) => {
    void answer(request, ledger, setting, urlOf)
      .catch((): Reply => json(400, { error: "not understood" }))
      .then((reply) => write(response, reply));
  });
  const port = await listenAgain(server, join(setting.folder, "port"));
  const urlOf = (): string => `http://${LOOPBACK}:${port}`;
  return { url: urlOf(), stop: () => close(server, 1_000) };
};

const listenAgain = async (server: Parameters<typeof listen>[0], file: string): Promise<number> => {
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const port = await listen(server, last).catch(() => listen(server, 0));
  writeFileSync(file, String(port));
  return port;
};

const write = (response: ServerResponse, { status, type, body }: Reply): void => {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(body);
};

const answer = async (
  request: IncomingMessage,
  ledger: PaymentLedger,
  setting: PaymentSetting,
  url: () => string,
): Promise<Reply> => {
  const { pathname, searchParams } = new URL(request.url ?? "/", url());
  const [, part, reference = ""] = pathname.split("/");
  if (part === "pay") return pay(request, reference, searchParams, ledger, setting);
  if (request.method !== "POST") return json(404, { error: "not found" });
  const body: Readonly<Record<string, unknown>> = JSON.parse(
    (await readBody(request, BODY_LIMIT)).toString(),
  );
  if (part === "orders") return order(body, ledger, url());
  return part === "refunds" ? refund(body, ledger, setting) : json(404, { error: "not found" });
};

const order = (body: Readonly<Record<string, unknown>>, ledger: PaymentLedger, url: string): Reply => {
  const { reference, amount, name } = body;
  if (typeof reference !== "string" || typeof amount !== "number") return json(400, { error: "no order" });
  if (!ledger.orders.has(reference))
    ledger.write({ kind: "order", reference, amount, name: typeof name === "string" ? name : null });
  return json(200, { link: `${url}/pay/${reference}` });
};

/** A look at the page, or a payment: of the amount owed, unless `amount` (fen) says another one. */
const pay = async (
  { method, headers }: IncomingMessage,
  reference: string,
  asked: URLSearchParams,
  ledger: PaymentLedger,
  { broker, key }: PaymentSetting,
): Promise<Reply> => {
  const order = ledger.orders.get(reference);
  if (!order) return json(404, { error: "no such order" });
  let said: unknown = null;
  if (method === "POST") {
    const paid = {
      transaction: `${Date.now()}${randomInt(1_000_000)}`,
      reference,
      amount: Number(asked.get("amount") ?? order.amount),
      paidAt: new Date().toISOString(),
    };
    ledger.write({ kind: "paid", ...paid });
    said = await tellBroker(broker, key(), { kind: "paid", ...paid });
  }
  if (headers.accept?.includes("application/json")) return json(200, said);
  const payments = [...ledger.transactions.values()].filter((paid) => paid.reference === reference);
  return { status: 200, type: "text/html", body: paymentPage(order, payments) };
};

/** Pays back, once however often it is told to, and tells the broker each time. */
const refund = (
  body: Readonly<Record<string, unknown>>,
  ledger: PaymentLedger,
  { broker, key }: PaymentSetting,
): Reply => {
  const paid = ledger.transactions.get(String(body["transaction"]));
  if (!paid) return json(404, { error: "no such transaction" });
  const { transaction } = paid;
  const refundedAt = paid.refundedAt ?? new Date().toISOString();
  if (!paid.refundedAt) ledger.write({ kind: "refunded", transaction, refundedAt });
  void tellBroker(broker, key(), { kind: "refunded", transaction, refundedAt });
  return json(202, { transaction });
};
