import ipaddr from "ipaddr.js";

/** A network: its address and the bits that are its own. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Reads networks with commas between; empty: public addresses; `none`: no address at all. */
export const readNetworks = (text: string): "public" | readonly Network[] | undefined => {
  if (text === "") return "public";
  if (text === "none") return [];
  const parts = text.split(",").map((part) => part.trim());
  return parts.every((part) => ipaddr.isValidCIDR(part))
    ? parts.map((part) => ipaddr.parseCIDR(part))
    : undefined;
};
