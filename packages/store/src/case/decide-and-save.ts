import type { Allowed } from "@tongban/domain";
import { type Raced, untilSaved } from "../until-saved.ts";
import type { CaseHistory } from "./cases.ts";
import type { CommandStamp } from "./chain.ts";
import type { Head } from "./head-codec.ts";
import { type CaseChange, type SavingContext, saveCases } from "./save-cases.ts";

/** What a change is decided on: at least the case's head, or nothing where there is no such case. */
type Ground = { readonly head: Head } | undefined;

/** One change of one case: what it is decided on, what is decided, and the command that asks for it. */
export type Change<G extends Ground, Stopped> = {
  readonly load: () => Promise<G>;
  /** The events, or an answer that ends the matter without a change. */
  readonly decide: (ground: G) => Allowed | Stopped;
  /** What happens to other cases in the same transaction: to parts of a joint case. */
  readonly along?: (ground: G, decided: Allowed) => Promise<readonly CaseChange[]>;
  readonly command: CommandStamp;
};

/** What a change came to: saved, ended without one, or others were first each time. */
export type Changed<G, Stopped> =
  | { readonly kind: "saved"; readonly ground: G; readonly after: CaseHistory }
  | Raced
  | Stopped;

/**
 * Load → decide → save. Where another command was first, the case is loaded and decided on again, a bounded number
 * of times. `after` has the head after the change and its new events.
 */
export const decideAndSave = async <G extends Ground, Stopped extends { readonly kind: string }>(
  store: SavingContext,
  { load, decide, along, command }: Change<G, Stopped>,
): Promise<Changed<G, Stopped>> =>
  untilSaved<Changed<G, Stopped>>(async () => {
    const ground = await load();
    const decided = decide(ground);
    if (!isAllowed(decided)) return decided;
    const others = (await along?.(ground, decided)) ?? [];
    const own = { before: ground?.head, events: decided.events };
    const saved = await saveCases(store, [own, ...others], { command });
    const [after] = saved.kind === "saved" ? saved.cases : [];
    return after ? { kind: "saved", ground, after } : "conflict";
  });

const isAllowed = <Stopped extends { readonly kind: string }>(
  decided: Allowed | Stopped,
): decided is Allowed => decided.kind === "allowed";
