import { windowWebhookOperations } from "@tongban/contract";
import type { Command } from "commander";
import { type Client, expectValue } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { deliveriesTable, deliveryText, endpointText } from "../webhook-text.ts";

/** What a subcommand answers, for machines and for people. */
type Told = { readonly value: unknown; readonly text: () => string };

type At = { readonly params: { readonly windowId: string }; readonly signal: AbortSignal };

type Subcommand = {
  /** Its name with what it takes beside the window. */
  readonly name: string;
  readonly description: string;
  readonly call: (client: Client, at: At, url: string) => Promise<Told>;
};

const subcommands: readonly Subcommand[] = [
  {
    name: "show <window>",
    description: "where its warnings go, and whether they arrive",
    call: async (client, at) => {
      const webhook = expectValue(await client.call(windowWebhookOperations.getWindowWebhook, at));
      return { value: webhook, text: () => endpointText(webhook) };
    },
  },
  {
    name: "set <window> <endpoint>",
    description: "send its warnings to an https address; prints the signing secret this once",
    call: async (client, at, url) => {
      const call = { ...at, body: { url } };
      const set = expectValue(await client.call(windowWebhookOperations.setWindowWebhook, call));
      return { value: set, text: () => `${endpointText(set)}\nsecret, shown this once: ${set.secret}` };
    },
  },
  {
    name: "test <window>",
    description: "send a test event at once, and see what the endpoint answers",
    call: async (client, at) => {
      const tested = expectValue(await client.call(windowWebhookOperations.testWindowWebhook, at));
      return {
        value: tested,
        text: () => `${deliveryText(tested.delivery)}\n${endpointText(tested.webhook)}`,
      };
    },
  },
  {
    name: "deliveries <window>",
    description: "what was tried in the last 30 days, newest first",
    call: async (client, at) => {
      const page = expectValue(await client.call(windowWebhookOperations.listWindowDeliveries, at));
      return { value: page, text: () => deliveriesTable(page.deliveries) };
    },
  },
  {
    name: "unset <window>",
    description: "forget the endpoint; the console goes on to warn",
    call: async (client, at) => {
      const webhook = expectValue(await client.call(windowWebhookOperations.unsetWindowWebhook, at));
      return { value: webhook, text: () => endpointText(webhook) };
    },
  },
];

/** Adds what a window's lead, or a coordinator of its region, does with its webhook. */
export const addWindowWebhookCommand = (program: Command, terminal: Terminal): void => {
  const group = program
    .command("window-webhook")
    .description("as lead or coordinator: an endpoint of a window's own for warnings (预警推送)");
  for (const { name, description, call } of subcommands) {
    const example = name
      .replace("<window>", "xian-610100-1")
      .replace("<endpoint>", "https://hooks.example/xian");
    const command = withStaffOptions(group.command(name)).description(description);
    command.addHelpText("after", `\nExample:\n  tongban window-webhook ${example} --staff wang-jun`);
    command.action(async () => {
      const [windowId = "", url = ""] = command.args;
      const options = command.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const { value, text } = await call(client, { params: { windowId }, signal: terminal.stopped }, url);
      show(terminal, options, value, text);
    });
  }
};
