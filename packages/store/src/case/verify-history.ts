import { evolve, ImpossibleHistory } from "@tongban/domain";
import canonicalize from "canonicalize";
import type { CaseHistory } from "./cases.ts";
import { brokenLink } from "./chain.ts";
import type { Head } from "./head-codec.ts";
import { headAfter } from "./save-cases.ts";

/** Why a kept case is not what its events make of it. */
export type HistoryFault =
  | { readonly kind: "broken-chain"; readonly event: number }
  | { readonly kind: "impossible"; readonly event: number; readonly reason: string }
  | { readonly kind: "head-differs"; readonly fields: readonly string[] };

/** Rebuilds a head from its events alone and compares; nothing where chain, life and head agree. */
export const verifyHistory = ({ head, events }: CaseHistory): HistoryFault | undefined => {
  const broken = brokenLink(events);
  if (broken !== undefined) return { kind: "broken-chain", event: broken };
  let rebuilt: Head | undefined;
  for (const event of events) {
    try {
      rebuilt = headAfter(rebuilt, evolve(rebuilt?.kase, event), event);
    } catch (fault) {
      if (!(fault instanceof ImpossibleHistory)) throw fault;
      return { kind: "impossible", event: event.n, reason: fault.message };
    }
  }
  const fields = differences(head, rebuilt);
  return fields.length > 0 ? { kind: "head-differs", fields } : undefined;
};

const differences = (head: Head, rebuilt: Head | undefined): readonly string[] => {
  const found = flat(head);
  const made = rebuilt ? flat(rebuilt) : new Map<string, string>();
  return [...new Set([...found.keys(), ...made.keys()])]
    .filter((field) => found.get(field) !== made.get(field))
    .sort();
};

/** The parts of a head by name, each as canonical JSON; when the sweep looks at it is no part of the case. */
const flat = ({ kase, looksAt: _looksAt, ...found }: Head): ReadonlyMap<string, string> =>
  new Map(
    [...Object.entries(kase), ...Object.entries(found)].map(([name, value]) => [
      name,
      canonicalize(value) ?? "null",
    ]),
  );
