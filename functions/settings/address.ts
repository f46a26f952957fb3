const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** Reads the address of another system: https, or http on this machine; undefined where it is neither. */
export const readAddress = (text: string): URL | undefined => {
  const address = URL.parse(text);
  const isOwn = address?.protocol === "http:" && loopback.has(address.hostname);
  return address && (address.protocol === "https:" || isOwn) ? address : undefined;
};

/** Reads an address that an installation may do without: `none` where the text is empty. */
export const readAddressOrNone = (text: string): URL | "none" | undefined =>
  text === "" ? "none" : readAddress(text);
