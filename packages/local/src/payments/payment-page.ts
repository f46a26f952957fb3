import type { KeptOrder, KeptTransaction } from "./payment-ledger.ts";

const FEN_PER_YUAN = 100;

const yuan = (fen: number): string => (fen / FEN_PER_YUAN).toFixed(2);

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page at which an order is paid, or was paid; each press of its button is a payment of its own. */
export const paymentPage = (
  { reference, amount, name }: KeptOrder,
  paid: readonly KeptTransaction[],
): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>演示缴费平台</title>
<style>body{font:18px/1.6 sans-serif;max-width:30em;margin:2em auto;padding:0 1em}button{font:inherit;padding:.6em 2em}</style>
<h1>演示缴费平台</h1>
<p>${escaped(name ?? "费用")} <strong>${yuan(amount)} 元</strong></p>
<p>缴款码 ${escaped(reference)}</p>
<ul>${paid.map(({ transaction, amount: fen, refundedAt }) => `<li>${escaped(transaction)} ${yuan(fen)} 元 ${refundedAt ? "已退款" : "已支付"}</li>`).join("")}</ul>
<form method="post"><button>${paid.length > 0 ? "再次支付" : "支付"}</button></form>
<p>本机演示，不发生真实付款。</p>
</html>
`;
