import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";

/** Where a webhook goes: the URL and the one address that was checked and is then connected to. */
export type WebhookTarget = {
  readonly kind: "target";
  readonly url: URL;
  readonly address: string;
  readonly family: 4 | 6;
};

/** Why an endpoint is not delivered to. */
export type TargetRefused = { readonly kind: "refused"; readonly reason: string };

/**
 * Checks an endpoint and resolves it once: https without credentials, and every address public, so that no
 * partner can aim the broker at its own network (SSRF). A partner marked local may use http on loopback.
 */
export const resolveTarget = async (text: string, local: boolean): Promise<WebhookTarget | TargetRefused> => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return refuse("it is not a URL");
  if (url.username !== "" || url.password !== "") return refuse("it carries credentials");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = await lookup(host, { all: true }).catch(() => []);
  const [first] = addresses;
  if (!first) return refuse("its host does not resolve");
  const allowedLocally = local && addresses.every(({ address }) => rangeOf(address) === "loopback");
  if (!allowedLocally) {
    if (url.protocol !== "https:") return refuse("it is not https");
    const hidden = addresses.find(({ address }) => rangeOf(address) !== "unicast");
    if (hidden) return refuse(`its host is at a ${rangeOf(hidden.address)} address`);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return refuse("it is not https");
  return { kind: "target", url, address: first.address, family: first.family === 6 ? 6 : 4 };
};

/** The kind of an address; IPv4 inside IPv6 counts as the IPv4 it is. */
const rangeOf = (address: string): string => ipaddr.process(address).range();

const refuse = (reason: string): TargetRefused => ({ kind: "refused", reason });
