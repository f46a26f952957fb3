import { readFileSync } from "node:fs";
import { paymentOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue } from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import {
  type PartnerOptions,
  partnerOf,
  type StaffOptions,
  show,
  staffOf,
  type Terminal,
  withPartnerOptions,
  withStaffOptions,
} from "../session.ts";
import { textTable } from "../text-table.ts";
import { type BrokerPayment, type ReconciledPayment, reconcile, type StatedPayment } from "./reconcile.ts";

type DayOptions = StaffOptions & { readonly day: string; readonly statement?: string };
type RefundOptions = StaffOptions & { readonly platform: string; readonly reason?: string };
type PayOptions = PartnerOptions & { readonly amount?: string };

/** Adds what there is about fees (缴费) beside waiving one, which is an action on a case. */
export const addFeeCommands = (program: Command, terminal: Terminal): void => {
  const group = program.command("fee").description("fees and the payments that came for them (缴费)");
  addPay(group, terminal);
  addUnmatched(group, terminal);
  addRefund(group, terminal);
  addReconcile(group, terminal);
};

const addPay = (group: Command, terminal: Terminal): void => {
  withPartnerOptions(group.command("pay <id>"))
    .description(
      "on this machine: press the button of the demonstration's payment platform for one of your cases",
    )
    .option("--amount <fen>", "another amount than the one that is owed")
    .addHelpText("after", "\nExample:\n  tongban fee pay 3q8m0v5k2x7n4t9b6d1c0f8g2h")
    .action(async (caseId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<PayOptions>();
      const { fee } = expectValue(await partnerOf(terminal, options).client.getCase(caseId));
      if (!fee?.link)
        throw new CommandError(
          exitCodes.usage,
          "Nothing is due there, or its payment order is not open yet.",
        );
      const answer = await fetch(options.amount ? `${fee.link}?amount=${options.amount}` : fee.link, {
        method: "POST",
        headers: { accept: "application/json" },
        signal: terminal.stopped,
      });
      const said: unknown = await answer.json();
      show(terminal, options, said, () => JSON.stringify(said));
    });
};

const addUnmatched = (group: Command, terminal: Terminal): void => {
  withStaffOptions(group.command("unmatched"))
    .description("as coordinator: payments whose reference no case has; ask the platform whose they are")
    .addHelpText("after", "\nExample:\n  tongban fee unmatched --staff zhao-min")
    .action(async (_: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions>();
      const found = await listed(terminal, options, undefined);
      show(terminal, options, { payments: found }, () =>
        found.length === 0
          ? "Every payment belongs to a case."
          : textTable(
              ["TRANSACTION", "FEN", "REFERENCE", "PAID AT", "PLATFORM", "STATE", "ORDERED BY", "REASON"],
              found.map(({ transaction, amount, reference, paidAt, platform, state, refund }) => [
                transaction,
                `${amount}`,
                reference,
                paidAt,
                platform,
                state,
                refund?.ordered.by ?? "",
                refund?.reason ?? "",
              ]),
            ),
      );
    });
};

const addRefund = (group: Command, terminal: Terminal): void => {
  withStaffOptions(group.command("refund <transaction>"))
    .description(
      "as coordinator: order the refund of an unmatched payment with --reason, or release what another coordinator ordered",
    )
    .requiredOption("--platform <partner>", "the payment platform that told of it")
    .option("--reason <text>", "why it goes back; without it the refund is released")
    .addHelpText(
      "after",
      "\nExamples:\n  tongban fee refund 20260302100001 --platform demo-pay --reason 缴款码有误 --staff zhao-min\n  tongban fee refund 20260302100001 --platform demo-pay --staff shen-qing",
    )
    .action(async (transaction: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<RefundOptions>();
      const client = await staffOf(terminal, options);
      const { platform, reason } = options;
      const said = reason === undefined ? { do: "release" as const } : { do: "order" as const, reason };
      const payment = expectValue(
        await client.call(paymentOperations.refundPayment, {
          body: paymentOperations.refundPayment.body.parse({ ...said, platform, transaction }),
          signal: terminal.stopped,
        }),
      );
      show(terminal, options, payment, () =>
        payment.state === "refund-ordered"
          ? `Ordered by ${payment.refund?.ordered.by}. Another coordinator has to release it.`
          : `Transaction ${transaction}: ${payment.state}`,
      );
    });
};

const addReconcile = (group: Command, terminal: Terminal): void => {
  withStaffOptions(group.command("reconcile"))
    .description(
      "as coordinator: a day's payments against their cases, as CSV, every difference named (对账)",
    )
    .requiredOption("--day <date>", "on which they were paid, such as 2026-03-02")
    .option(
      "--statement <file>",
      "the platform's own statement: CSV with the columns transaction and amount (fen)",
    )
    .addHelpText(
      "after",
      "\nExample:\n  tongban fee reconcile --day 2026-03-02 --statement bank.csv --staff zhao-min",
    )
    .action(async (_: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<DayOptions>();
      const stated = options.statement === undefined ? undefined : statementIn(options.statement);
      const lines = reconcile(await listed(terminal, options, options.day), stated);
      show(terminal, options, { payments: lines }, () => csvOf(lines));
    });
};

const listed = async (
  terminal: Terminal,
  options: StaffOptions,
  day: string | undefined,
): Promise<readonly BrokerPayment[]> => {
  const client = await staffOf(terminal, options);
  const call = { query: day === undefined ? {} : { day }, signal: terminal.stopped };
  return expectValue(await client.call(paymentOperations.listPayments, call)).payments;
};

/** A platform's statement; a line without a number and whole fen is refused, so that no payment is passed over. */
const statementIn = (path: string): readonly StatedPayment[] => {
  const [head = "", ...lines] = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  const names = head.split(",").map((name) => name.trim());
  const at = [names.indexOf("transaction"), names.indexOf("amount")] as const;
  if (at.includes(-1))
    throw new CommandError(exitCodes.usage, `${path} needs the columns transaction and amount.`);
  return lines
    .filter((line) => line.trim() !== "")
    .map((line, i) => {
      const cells = line.split(",").map((cell) => cell.trim());
      const [transaction, amount] = at.map((place) => cells[place] ?? "");
      if (!transaction || !/^\d+$/.test(amount ?? ""))
        throw new CommandError(
          exitCodes.usage,
          `${path}: line ${i + 2} names no transaction with whole fen.`,
        );
      return { transaction, amount: Number(amount) };
    });
};

/** Numbers, words and ids alone stand in the lines: nothing of them has to be quoted. */
const csvOf = (lines: readonly ReconciledPayment[]): string =>
  [
    "transaction,stated,told,case,state,difference",
    ...lines.map(({ transaction, stated, told, caseId, state, difference }) =>
      [transaction, stated ?? "", told ?? "", caseId ?? "", state ?? "", difference].join(","),
    ),
  ].join("\n");
