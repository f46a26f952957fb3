import type { Verified } from "./verify-text.ts";

/** What is printed of one file: a line for each document that fails and each part of it, and a sum. */
export const writeReport = (
  file: string,
  documents: Iterable<Verified>,
): { readonly lines: readonly string[]; readonly holds: boolean } => {
  const lines: string[] = [];
  const kinds = new Map<string, number>();
  const keys = new Set<string>();
  let failures = 0;
  for (const { line, kind, about, keys: signers, findings } of documents) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    for (const key of signers) keys.add(key);
    if (findings.length === 0) continue;
    failures += 1;
    lines.push(`${file}: line ${line}, ${kind} ${about}: FAILED`);
    lines.push(...findings.map(({ part, fault }) => `  ${part}: ${fault}`));
  }
  const counted = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ") || "no document";
  const holds = failures === 0 && kinds.size > 0;
  lines.push(
    `${file}: ${holds ? "holds" : "DOES NOT HOLD"}: ${counted}${failures > 0 ? `, of which ${failures} failed` : ""}`,
    ...[...keys].map((key) => `  signed with key ${key}`),
  );
  return { lines, holds };
};
