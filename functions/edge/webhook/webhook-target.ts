import { lookup } from "node:dns/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { WebhookTargetReason } from "@tongban/contract";
import ipaddr from "ipaddr.js";
import type { Network } from "../../settings/networks.ts";
import { readSetting } from "../../settings.ts";
import type { Environment } from "../environment.ts";

/** Where a webhook goes: the URL and the one address that was checked and is then connected to. */
export type WebhookTarget = {
  readonly kind: "target";
  readonly url: URL;
  readonly address: string;
  readonly family: 4 | 6;
};

/** Why an endpoint is not delivered to. */
export type TargetRefused = {
  readonly kind: "target-refused";
  readonly reason: WebhookTargetReason;
  /** Kind of the address that is not delivered to. */
  readonly range?: string;
};

/** Where endpoints of this installation may be. */
export type TargetRules = {
  /** Networks that they must be in; `public`: at public addresses. */
  readonly networks: "public" | readonly Network[];
  /** Ports of this machine that no webhook may lead to; none but where the broker runs on one machine. */
  readonly refusedLoopbackPorts: ReadonlySet<number>;
};

/** Reads the rules; throws where `WEBHOOK_NETWORKS` names something that is no network. */
export const readTargetRules = ({
  WEBHOOK_NETWORKS,
  LOOPBACK_PORTS_REFUSED,
}: Pick<Environment, "WEBHOOK_NETWORKS" | "LOOPBACK_PORTS_REFUSED">): TargetRules => ({
  networks: readSetting("WEBHOOK_NETWORKS", WEBHOOK_NETWORKS),
  refusedLoopbackPorts: new Set(LOOPBACK_PORTS_REFUSED.split(",").filter(Boolean).map(Number)),
});

/** URLs leave out the port that is their protocol's own. */
const portOf = ({ port, protocol }: URL): number =>
  port === "" ? (protocol === "http:" ? 80 : 443) : Number(port);

/** ms that the look-up of a host's name may take where nothing else is said. */
const LOOKUP_MS = 5_000;

/**
 * Checks an endpoint and resolves it once: https without credentials, and every address where the rules allow one, so
 * that nobody can aim the broker at its own network (SSRF). A subscriber marked local may use http on loopback,
 * but for the refused ports, which are the broker's own. `timeout` is ms.
 */
export const resolveTarget = async (
  text: string,
  { local, networks, refusedLoopbackPorts }: TargetRules & { readonly local: boolean },
  timeout = LOOKUP_MS,
): Promise<WebhookTarget | TargetRefused> => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return refuse("not-a-url");
  if (url.username !== "" || url.password !== "") return refuse("carries-credentials");
  const addresses = await addressesOf(url, timeout);
  const [first] = addresses;
  if (!first) return refuse("does-not-resolve");
  const isLocal = local && addresses.every(({ address }) => rangeOf(address) === "loopback");
  if (isLocal && refusedLoopbackPorts.has(portOf(url))) return refuse("own-port");
  const isPlain = isLocal && url.protocol === "http:";
  if (!isPlain && url.protocol !== "https:") return refuse("not-https");
  if (!isLocal) {
    const misplaced = addresses.find(({ address }) => !isDeliveredTo(address, networks));
    if (misplaced) return whyMisplaced(misplaced.address, networks);
  }
  return { kind: "target", url, address: first.address, family: first.family === 6 ? 6 : 4 };
};

const addressesOf = async ({ hostname }: URL, timeout: number) => {
  const late = new AbortController();
  const found = lookup(hostname.replace(/^\[|\]$/g, ""), { all: true }).catch(() => []);
  const nothing = pause(timeout, [], { signal: late.signal }).catch(() => []);
  return Promise.race([found, nothing]).finally(() => late.abort());
};

const isDeliveredTo = (text: string, networks: TargetRules["networks"]): boolean => {
  if (networks === "public") return rangeOf(text) === "unicast";
  const address = ipaddr.process(text);
  const isInside = networks.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
  return isInside && !neverDelivered.has(rangeOf(text));
};

const whyMisplaced = (address: string, networks: TargetRules["networks"]): TargetRefused =>
  networks === "public" ? refuse("not-public", rangeOf(address)) : refuse("outside-networks");

/** Kinds of addresses that are no other machine's, or everyone's, whatever the rules list. */
const neverDelivered: ReadonlySet<string> = new Set([
  "unspecified",
  "broadcast",
  "multicast",
  "linkLocal",
  "loopback",
]);

/**
 * The kind of an address; IPv4 mapped into IPv6 counts as the IPv4 it is. Of IPv6 only 2000::/3 is given out as
 * global unicast (RFC 4291 2.4), so that forms such as `::7f00:1`, which some hosts take for 127.0.0.1, are not.
 */
const rangeOf = (text: string): string => {
  const address = ipaddr.process(text);
  const range = address.range();
  const global = address.kind() === "ipv4" || address.match(GLOBAL_UNICAST);
  return range === "unicast" && !global ? "reserved" : range;
};

const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");

const refuse = (reason: WebhookTargetReason, range?: string): TargetRefused => ({
  kind: "target-refused",
  reason,
  ...(range === undefined ? {} : { range }),
});
