import type { partnerOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue, type Returned } from "../client/index.ts";
import type { PartnerClient } from "../partner/partner-client.ts";
import { type PartnerOptions, partnerOf, show, type Terminal, withPartnerOptions } from "./session.ts";
import { deliveriesTable, deliveryText, endpointText } from "./webhook-text.ts";

type SetOptions = PartnerOptions & { readonly acknowledgeByAnswer?: boolean };
type DeliveriesOptions = PartnerOptions & { readonly cursor?: string };
type ReplayOptions = PartnerOptions & { readonly after?: string };
type Webhook = Returned<typeof partnerOperations.getWebhook>;

/** Adds what a partner system does with its webhook (结果推送). */
export const addWebhookCommand = (program: Command, terminal: Terminal): void => {
  const group = program
    .command("webhook")
    .description("as a partner: the endpoint for your results (结果推送)");

  const add = <Options extends PartnerOptions>(
    name: string,
    description: string,
    example: string,
    run: (
      client: PartnerClient,
      options: Options,
      word: string,
    ) => Promise<{ value: unknown; text: () => string }>,
  ): Command => {
    const command = withPartnerOptions(group.command(name)).description(description);
    command.addHelpText("after", `\nExample:\n  tongban webhook ${example}`);
    return command.action(async () => {
      const options = command.optsWithGlobals<Options>();
      const { client } = partnerOf(terminal, options);
      const { value, text } = await run(client, options, command.args[0] ?? "");
      show(terminal, options, value, text);
    });
  };
  const signal = terminal.stopped;

  add("show", "where your results go, and whether they arrive", "show", async (client) => {
    const webhook = expectValue(await client.getWebhook({ signal }));
    return { value: webhook, text: () => webhookText(webhook) };
  });

  add<SetOptions>(
    "set <endpoint>",
    "deliver results to an https address; prints the signing secret this once (设置)",
    "set https://nanjing.example/hooks/tongban --acknowledge-by-answer",
    async (client, { acknowledgeByAnswer = false }, url) => {
      const set = expectValue(await client.setWebhook(url, { acknowledgeByAnswer, signal }));
      return { value: set, text: () => `${webhookText(set)}\nsecret, shown this once: ${set.secret}` };
    },
  ).option("--acknowledge-by-answer", "its answer to the delivery of a result may acknowledge that result");

  add(
    "test",
    "send a test event at once, and see what the endpoint answers (测试)",
    "test",
    async (client) => {
      const tested = expectValue(await client.testWebhook({ signal }));
      return {
        value: tested,
        text: () => `${deliveryText(tested.delivery)}\n${webhookText(tested.webhook)}`,
      };
    },
  );

  add<DeliveriesOptions>(
    "deliveries",
    "what was tried in the last 30 days, newest first",
    "deliveries",
    async (client, { cursor }) => {
      const page = expectValue(await client.listDeliveries({ signal, ...(cursor ? { cursor } : {}) }));
      const more = page.cursor === null ? "" : `\nmore with --cursor ${page.cursor}`;
      return { value: page, text: () => `${deliveriesTable(page.deliveries)}${more}` };
    },
  ).option("--cursor <cursor>", "of the page before");

  add<ReplayOptions>(
    "replay",
    "enable the endpoint again and deliver your feed once more, in place of what waits (重推)",
    "replay --after CURSOR",
    async (client, { after }) => {
      const replayed = expectValue(await client.replayWebhook(after ?? null, { signal }));
      const more = replayed.cursor === null ? "" : `; go on with --after ${replayed.cursor}`;
      return { value: replayed, text: () => `${replayed.queued} events are delivered again${more}` };
    },
  ).option(
    "--after <cursor>",
    "of your feed, or of the replay that you go on with; without it from the beginning",
  );

  add("unset", "forget the endpoint; your feed goes on (取消)", "unset", async (client) => {
    const webhook = expectValue(await client.unsetWebhook({ signal }));
    return { value: webhook, text: () => webhookText(webhook) };
  });
};

const webhookText = (webhook: Webhook): string =>
  webhook.acknowledgeByAnswer
    ? `${endpointText(webhook)}\nits answers may acknowledge results`
    : endpointText(webhook);
