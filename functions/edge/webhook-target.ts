import { lookup } from "node:dns/promises";
import type { WebhookTargetReason } from "@tongban/contract";
import ipaddr from "ipaddr.js";

/** Where a webhook goes: the URL and the one address that was checked and is then connected to. */
export type WebhookTarget = {
  readonly kind: "target";
  readonly url: URL;
  readonly address: string;
  readonly family: 4 | 6;
};

/** Why an endpoint is not delivered to. */
export type TargetRefused = {
  readonly kind: "refused";
  readonly reason: WebhookTargetReason;
  /** Kind of the address that is not public. */
  readonly range?: string;
};

/**
 * Checks an endpoint and resolves it once: https without credentials, and every address public, so that no
 * partner can aim the broker at its own network (SSRF). A partner marked local may use http on loopback, but for the
 * refused ports, which are the broker's own.
 */
export const resolveTarget = async (
  text: string,
  local: boolean,
  refusedLoopbackPorts: ReadonlySet<number>,
): Promise<WebhookTarget | TargetRefused> => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return refuse("not-a-url");
  if (url.username !== "" || url.password !== "") return refuse("carries-credentials");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = await lookup(host, { all: true }).catch(() => []);
  const [first] = addresses;
  if (!first) return refuse("does-not-resolve");
  const allowedLocally = local && addresses.every(({ address }) => rangeOf(address) === "loopback");
  if (allowedLocally && refusedLoopbackPorts.has(portOf(url))) return refuse("own-port");
  if (!allowedLocally) {
    if (url.protocol !== "https:") return refuse("not-https");
    const hidden = addresses.find(({ address }) => rangeOf(address) !== "unicast");
    if (hidden) return refuse("not-public", rangeOf(hidden.address));
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return refuse("not-https");
  return { kind: "target", url, address: first.address, family: first.family === 6 ? 6 : 4 };
};

/** URLs leave out the port that is their protocol's own. */
const portOf = ({ port, protocol }: URL): number =>
  port === "" ? (protocol === "http:" ? 80 : 443) : Number(port);

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
  kind: "refused",
  reason,
  ...(range === undefined ? {} : { range }),
});
