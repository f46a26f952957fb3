import {
  type AgreementTerms,
  agreementKinds,
  agreementStatuses,
  caseTypes,
  type MatterListEntry,
  type Organ,
  type StaffedWindow,
  serviceModes,
} from "@tongban/domain";
import { limit } from "../case/words.ts";
import { flag, list, map, oneOf, text, whole } from "../table/codec.ts";

/** One version of an agreement's matter list. */
export type MatterList = { readonly version: number; readonly entries: readonly MatterListEntry[] };

/** A framework agreement. */
export const terms = map<AgreementTerms>({
  id: ["id", text()],
  version: ["version", whole],
  title: ["title", text()],
  kind: ["kind", oneOf(agreementKinds)],
  status: ["status", oneOf(agreementStatuses)],
  validFrom: ["validFrom", text()],
  validUntil: ["validUntil", text()],
  parties: ["parties", list(text())],
});

/** A row of a matter list. */
export const listEntry = map<MatterListEntry>({
  matter: ["matter", text()],
  modes: ["modes", list(oneOf(serviceModes))],
  caseType: ["caseType", oneOf(caseTypes)],
  statutory: ["statutory", limit, "optional"],
  promised: ["promised", limit],
  extension: ["extension", limit, "optional"],
  basicCode: ["basicCode", text(), "optional"],
});

/** A matter list. */
export const matterList = map<MatterList>({
  version: ["version", whole],
  entries: ["entries", list(listEntry)],
});

/** The organ that decides at a window. */
export const organ = map<Organ>({ creditCode: ["creditCode", text()], level: ["level", whole] });

/** A window with its team and its organ. */
export const staffedWindow = map<StaffedWindow>({
  window: ["window", text()],
  name: ["name", text()],
  open: ["open", flag],
  team: ["team", list(text())],
  organ: ["organ", organ, "optional"],
});
