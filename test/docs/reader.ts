import type { Watching } from "./command-server.ts";

/** Where a reader's broker and receiver are, in the place of what pages say. */
export type Places = { readonly broker: string; readonly receiverPort: number };

/** What a reader writes in the place of what a page writes: addresses, and the case that was printed before. */
export const filledIn = (text: string, { broker, receiverPort }: Places, printed = ""): string =>
  text
    .replaceAll("http://127.0.0.1:8787", broker)
    .replaceAll(/\b3000\b/g, String(receiverPort))
    .replaceAll("--listen 9000", "--listen 0")
    .replaceAll(/\bCASE\b/g, () => /^Case (\S+)/m.exec(printed)?.[1] ?? "no-case-was-printed");

/** Commands that go on until they are stopped, and what the page says to wait for. */
export const watching: readonly Watching[] = [
  { command: /^watch$/, until: /granted/ },
  { command: /^listen /, until: /granted.*→ 204/ },
  { command: /^conformance signer .*--listen/, until: /Send signed requests to http/ },
  {
    command: /^adapter pull /,
    until: /^in [1-9]/m,
    meanwhile: ["submit", "public-place-hygiene-permit-change.json"],
  },
];

/** Lines for a terminal of their own: they go on until the page ends. */
export const besides = /^node receiver\.mjs$/;

/** What a page says of the outcome of a command, which its exit code does not. */
export const promised: readonly { readonly line: RegExp; readonly shows: RegExp }[] = [
  { line: /^node follow\.mjs$/m, shows: /^cn\.tongban\.case\.decided\.v1 /m },
  { line: /^node upload\.mjs$/m, shows: / verified$/m },
  { line: /^npx tongban acknowledge CASE$/m, shows: /^ +status +closed\b/m },
  { line: /\/sandbox\/v1$/m, shows: /"magicWords":/ },
];
