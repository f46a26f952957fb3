import { retrySchedule } from "@tongban/contract";
import { deliveryFaults, requestFaults, sandboxOperations } from "@tongban/contract/sandbox";
import { type Command, InvalidArgumentError, Option } from "commander";
import { createClient } from "../../client/index.ts";
import { signBrokerRequest } from "../../partner/sign-broker-request.ts";
import { shanghaiTime } from "../case-text.ts";
import {
  brokerOf,
  type PartnerOptions,
  show,
  signingPartner,
  type Terminal,
  withPartnerOptions,
} from "../session.ts";
import type { GlobalOptions } from "../settings.ts";
import { textTable } from "../text-table.ts";
import { expectSandbox } from "./expect-sandbox.ts";
import { addRegisterCommand } from "./register-command.ts";

type FaultOptions = PartnerOptions & { readonly requests: number; readonly seconds: number };

/** Adds what a partner's developer does with a sandbox (沙箱). */
export const addSandboxCommands = (program: Command, terminal: Terminal): void => {
  const group = program
    .command("sandbox")
    .description("try everything on a sandbox, whose window answers by itself (沙箱)");
  addRegisterCommand(group, terminal);
  const signal = terminal.stopped;

  group
    .command("show")
    .description("what the sandbox is: magic words of an externalRef, limits")
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = createClient(brokerOf(terminal, options));
      const shown = await expectSandbox(
        brokerOf(terminal, options).baseUrl,
        client.call(sandboxOperations.showSandbox, { signal }),
      );
      show(terminal, options, shown, () =>
        [
          shown.summary,
          "",
          ...shown.magicWords.map(({ example, happens }) => `${example}\n    ${happens}`),
          "",
          textTable(
            ["limit", ""],
            Object.entries(shown.limits).map(([name, limit]) => [name, String(limit)]),
          ),
        ].join("\n"),
      );
    });

  withPartnerOptions(group.command("forward <duration>"))
    .description("move the time of your cases on, such as by P3D; what falls due on the way happens")
    .addHelpText("after", "\nExample:\n  tongban sandbox forward P7D")
    .action(async (forward: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<PartnerOptions>();
      const client = signedClient(terminal, options);
      // One command, asked again until all that falls due on the way is done.
      const idempotencyKey = crypto.randomUUID();
      const move = async () =>
        await expectSandbox(
          brokerOf(terminal, options).baseUrl,
          client.call(sandboxOperations.moveClock, { body: { forward }, idempotencyKey, signal }),
        );
      let moved = await move();
      let { fired } = moved;
      while (!moved.finished) {
        moved = await move();
        fired += moved.fired;
      }
      show(terminal, options, { ...moved, fired }, () =>
        [`The time of your cases  ${shanghaiTime(moved.now)}`, `Timers that fired       ${fired}`].join("\n"),
      );
    });

  withPartnerOptions(group.command("fault"))
    .description("let your next requests fail (429, 503, slowly), or the next deliveries to your webhook")
    .addOption(new Option("--fault <name>", "how").choices(faults).makeOptionMandatory())
    .option(
      "--requests <n>",
      "how many requests or deliveries, at most 100; 0: none any more",
      wholeOf(0, 100),
      1,
    )
    .option(
      "--seconds <n>",
      `how long a slow one takes, at most 20; a webhook has ${prompt} for its answer, and ${patient} where it failed or was late`,
      wholeOf(1, 20),
      5,
    )
    .addHelpText(
      "after",
      "\nExamples:\n  tongban sandbox fault --fault unavailable --requests 3\n  tongban sandbox fault --fault webhook-duplicate",
    )
    .action(async (_: unknown, command: Command) => {
      const { fault, requests, seconds, ...options } = command.optsWithGlobals<
        FaultOptions & { readonly fault: (typeof faults)[number] }
      >();
      const client = signedClient(terminal, options);
      const body = { fault, requests, seconds };
      const forced = await expectSandbox(
        brokerOf(terminal, options).baseUrl,
        client.call(sandboxOperations.forceFault, { body, signal }),
      );
      show(
        terminal,
        options,
        forced,
        () =>
          `Your next ${forced.requests} ${isOfDeliveries(fault) ? "deliveries" : "requests"} meet it, until ${shanghaiTime(forced.until)} at most.`,
      );
    });

  withPartnerOptions(group.command("reset"))
    .description("forget your cases, feed, webhook, clock and faults; the key stays")
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<PartnerOptions>();
      const client = signedClient(terminal, options);
      let cases = 0;
      let finished = false;
      while (!finished) {
        const reset = await expectSandbox(
          brokerOf(terminal, options).baseUrl,
          client.call(sandboxOperations.resetSandbox, { signal }),
        );
        cases += reset.cases;
        finished = reset.finished;
      }
      show(terminal, options, { cases }, () => `Forgotten: ${cases} cases, and all that belonged to them.`);
    });
};

const { prompt, patient } = retrySchedule.timeoutSeconds;

const faults = [...requestFaults, ...deliveryFaults] as const;

const isOfDeliveries = (fault: string): boolean => deliveryFaults.some((one) => one === fault);

const signedClient = (terminal: Terminal, options: PartnerOptions) => {
  const { key } = signingPartner(terminal, options);
  return createClient({
    ...brokerOf(terminal, options),
    authenticate: (request) => ({ ...signBrokerRequest(request, key, Date.now()) }),
  });
};

const wholeOf = (least: number, most: number) => (text: string) => {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new InvalidArgumentError(`Say a whole number from ${least} to ${most}.`);
};
