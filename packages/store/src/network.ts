const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * The network that an address counts as: an IPv4 address by itself, of an IPv6 address its first 64 bits, for one household
 * has all addresses behind them. Takes addresses as gateways write them, with or without `::` for groups of zeros.
 */
export const networkOf = (address: string): string => {
  if (!address.includes(":") || address.includes(".")) return address;
  const [before = [], after = []] = address.split("::").map((part) => (part === "" ? [] : part.split(":")));
  const zeros = Array.from({ length: GROUPS - before.length - after.length }, () => "0");
  return [...before, ...zeros, ...after].slice(0, NETWORK_GROUPS).join(":");
};
