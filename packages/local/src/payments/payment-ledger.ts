import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the platform was asked to collect; `amount` in fen. */
export type KeptOrder = { readonly reference: string; readonly amount: number; readonly name: string | null };

/** Money that came for an order, and whether it went back. */
export type KeptTransaction = {
  readonly transaction: string;
  readonly reference: string;
  readonly amount: number;
  readonly paidAt: string;
  refundedAt?: string;
};

type Line =
  | ({ readonly kind: "order" } & KeptOrder)
  | ({ readonly kind: "paid" } & Omit<KeptTransaction, "refundedAt">)
  | { readonly kind: "refunded"; readonly transaction: string; readonly refundedAt: string };

/** The platform's own books: what it was told and what was paid, as lines of a file that a restart reads again. */
export type PaymentLedger = {
  readonly orders: ReadonlyMap<string, KeptOrder>;
  readonly transactions: ReadonlyMap<string, KeptTransaction>;
  readonly write: (line: Line) => void;
};

/** Opens the books in a folder. */
export const openPaymentLedger = (folder: string): PaymentLedger => {
  const path = join(folder, "ledger.jsonl");
  const orders = new Map<string, KeptOrder>();
  const transactions = new Map<string, KeptTransaction>();
  const take = (line: Line): void => {
    if (line.kind === "order") orders.set(line.reference, line);
    else if (line.kind === "paid") transactions.set(line.transaction, { ...line });
    else {
      const paid = transactions.get(line.transaction);
      if (paid) paid.refundedAt = line.refundedAt;
    }
  };
  const kept = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  // A line that a kill cut off was never answered for.
  for (const line of kept) if (line.endsWith("}")) take(JSON.parse(line));
  return {
    orders,
    transactions,
    write: (line) => {
      appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
      take(line);
    },
  };
};
