import type { registryOperations } from "@tongban/contract";
import type { RegistryActor, Staff } from "@tongban/domain";
import { type KeptChange, listChanges, type Registered, readRegistered } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";

/** Tells every change of a record that concerns one of the caller's regions, or everybody. */
export const listRecordChanges =
  ({ store }: Resources): Run<typeof registryOperations.listRecordChanges, Staff> =>
  async ({ caller, params: { kind, recordId } }) => {
    const changes = await listChanges(store, { kind, id: recordId });
    if (!changes.some((change) => concerns(kind, change, caller))) return problem("not-found");
    return answered({
      changes: changes.map(({ n, at, by, why, says, hash }, i) => ({
        n,
        at,
        actorKind: by.kind,
        by: nameOf(by),
        why,
        before: saidOf(kind, changes[i - 1]?.says),
        after: saidOf(kind, says),
        hash,
      })),
    });
  };

/** The regions that a record is about; nothing where it is about all. */
const regionsOf: {
  readonly [K in keyof Registered]: (says: Registered[K]) => readonly string[] | undefined;
} = {
  region: ({ region }) => [region],
  matter: () => undefined,
  window: ({ region }) => [region],
  roster: ({ region }) => [region],
  staff: ({ regions }) => regions,
  partner: ({ regions }) => regions,
  "local-standard": ({ region }) => [region],
  package: ({ region }) => [region],
  "partner-keys": () => [],
};

const concerns = <K extends keyof Registered>(kind: K, { says }: KeptChange, caller: Staff): boolean => {
  if (caller.role === "operator") return true;
  const regions = says ? regionsOf[kind](readRegistered[kind](says)) : [];
  return regions === undefined || regions.some((region) => caller.regions.some((own) => own === region));
};

/** What a record said, in the members of its kind. */
const saidOf = (kind: keyof Registered, says: KeptChange["says"] | undefined) =>
  says ? { ...readRegistered[kind](says) } : null;

const nameOf = (by: RegistryActor): string => {
  if (by.kind === "broker") return "broker";
  return by.kind === "partner" ? by.id : by.name;
};
