import type { RegistryKind } from "../api/wire.ts";

const folders: Readonly<Record<RegistryKind, string>> = {
  window: "windows",
  staff: "people",
  matter: "matters",
  region: "regions",
  partner: "partners",
};

/** Where a record's page is. */
export const recordAddress = (kind: RegistryKind, id: string): string =>
  `/${folders[kind]}/${encodeURIComponent(id)}`;

/** Where the list of a kind is. */
export const listAddress = (kind: RegistryKind): string => `/${folders[kind]}`;
