import { partnerOperations } from "@tongban/contract";
import { type Command, Option } from "commander";
import { expectValue, type Returned } from "../client/index.ts";
import type { PartnerClient } from "../partner/partner-client.ts";
import { shanghaiTime } from "./case-text.ts";
import { deliveredTypeOf } from "./event-types.ts";
import { entriesAsked, firstOf } from "./first-of.ts";
import { type PartnerOptions, partnerOf, show, type Terminal, withPartnerOptions } from "./session.ts";
import { deliveriesTable, deliveryText, endpointText, wholeDeliveryText } from "./webhook-text.ts";
import { wholeNumberOf } from "./whole-number.ts";

type SetOptions = PartnerOptions & { readonly acknowledgeByAnswer?: boolean };
type DeliveriesOptions = PartnerOptions & {
  readonly limit: string;
  readonly state?: TryState;
  readonly event?: string;
};
type TestOptions = PartnerOptions & { readonly type?: string };
type RotateOptions = PartnerOptions & { readonly overlap: string; readonly end?: boolean };
type ReplayOptions = PartnerOptions & { readonly after?: string };
type TryState = (typeof tryStates)[number];
type Webhook = Returned<typeof partnerOperations.getWebhook>;

const tryStates = partnerOperations.listDeliveries.query.shape.state.unwrap().options;

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

  add<TestOptions>(
    "test",
    "send a test event at once, and see what the endpoint answers (测试)",
    "test --type decided",
    async (client, { type }) => {
      const wanted = type === undefined ? undefined : deliveredTypeOf(type);
      const tested = expectValue(await client.testWebhook({ signal, type: wanted }));
      return {
        value: tested,
        text: () => `${deliveryText(tested.delivery)}\n${webhookText(tested.webhook)}`,
      };
    },
  ).option(
    "--type <type>",
    "made up, of this CloudEvents type, such as decided; its ids begin with test (without it: one that says only whom it is for)",
  );

  add<DeliveriesOptions>(
    "deliveries",
    "what was tried in the last 30 days, newest first",
    "deliveries",
    async (client, { limit, state, event }) => {
      const asked = { event, state };
      const deliveries = await firstOf(client.listDeliveries({ signal, ...asked }), entriesAsked(limit));
      return {
        value: deliveries,
        text: () => (deliveries.length === 0 ? "nothing was tried" : deliveriesTable(deliveries)),
      };
    },
  )
    .option("--limit <n>", "how many at most", "50")
    .addOption(new Option("--state <state>", "what came of it").choices(tryStates))
    .option("--event <id>", "of one event");

  add(
    "delivery <event>",
    "one delivery: what is sent, and every try with what the endpoint answered",
    "delivery 3q8m0v5k2x7n4t9b6d1c0f8g2h-4",
    async (client, _options, eventId) => {
      const whole = expectValue(await client.getDelivery(eventId, { signal }));
      return { value: whole, text: () => wholeDeliveryText(whole) };
    },
  );

  add(
    "resend <event>",
    "send one event again at once, and see what the endpoint answers (重发)",
    "resend 3q8m0v5k2x7n4t9b6d1c0f8g2h-4",
    async (client, _options, eventId) => {
      const sent = expectValue(await client.resendDelivery(eventId, { signal }));
      return { value: sent, text: () => `${deliveryText(sent.delivery)}\n${webhookText(sent.webhook)}` };
    },
  );

  add<RotateOptions>(
    "rotate-secret",
    "have a new signing secret, the old one valid beside it for a time (更换密钥)",
    "rotate-secret --overlap 48",
    async (client, { overlap, end }) => {
      const rotated = expectValue(
        await (end
          ? client.endSecretOverlap({ signal })
          : client.rotateWebhookSecret({ signal, overlapHours: hoursOf(overlap) })),
      );
      const secret = rotated.secret === null ? "" : `\nsecret, shown this once: ${rotated.secret}`;
      return { value: rotated, text: () => `${webhookText(rotated)}${secret}` };
    },
  )
    .option("--overlap <hours>", "how long deliveries are signed with both, at most 168", "24")
    .option("--end", "end the time in which they are signed with both, once your receiver knows the new one");

  add(
    "filter <types>",
    "which types are delivered: names parted by commas, or all (筛选)",
    "filter decided,supplement-asked",
    async (client, _options, types) => {
      const wanted = types === "all" ? null : types.split(",").map(deliveredTypeOf);
      const webhook = expectValue(await client.filterWebhook(wanted, { signal }));
      return { value: webhook, text: () => webhookText(webhook) };
    },
  );

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

const hoursOf = (typed: string): number =>
  typed === "0" ? 0 : wholeNumberOf(typed, 3, "--overlap is a number of hours from 0 to 168.");

const webhookText = (webhook: Webhook): string =>
  [
    endpointText(webhook),
    ...(webhook.acknowledgeByAnswer ? ["its answers may acknowledge results"] : []),
    ...(webhook.types === null ? [] : [`delivers only ${webhook.types.join(", ")}`]),
    ...(webhook.resultsLeftOut ? ["results are left out: read them in your feed and acknowledge them"] : []),
    ...(webhook.previousSecretUntil === null
      ? []
      : [`signed with the secret before, too, until ${shanghaiTime(webhook.previousSecretUntil)}`]),
  ].join("\n");
