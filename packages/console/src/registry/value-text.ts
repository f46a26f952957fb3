import { type MatterKind, matterKinds, type StaffRole, staffRoles } from "@tongban/domain";
import type { TFunction } from "i18next";
import type { NameOf } from "../api/name-of.ts";
import type { registryWords } from "../language/zh-cn/registry.ts";

/** Fields that say codes of something that has a name. */
const named: Readonly<Record<string, "region" | "matter">> = {
  region: "region",
  regions: "region",
  calendar: "region",
  districts: "region",
  matter: "matter",
  matters: "matter",
};

const isRole = (value: unknown): value is StaffRole => staffRoles.some((one) => one === value);
const isKind = (value: unknown): value is MatterKind => matterKinds.some((one) => one === value);

type FieldName = keyof (typeof registryWords)["registry"]["field"];

/** What a field of a record is called. */
export const fieldName = (t: TFunction, field: string): string =>
  t(`registry.field.${field as FieldName}`, { defaultValue: field });

/** What a field of a record says, in words: names for codes, yes and no, one after another. */
export const valueText = (t: TFunction, names: NameOf, field: string, value: unknown): string => {
  if (value === undefined || value === null) return t("registry.nothing");
  if (Array.isArray(value))
    return value.length === 0
      ? t("registry.nothing")
      : value.map((one) => valueText(t, names, field, one)).join(t("punctuation.comma"));
  if (field === "open") return t(value === true ? "registry.open" : "registry.closed");
  if (typeof value === "boolean") return t(value ? "registry.yes" : "registry.no");
  if (typeof value === "object") return partsText(t, value);
  const by = named[field];
  if (by !== undefined) return names[by](String(value));
  if (field === "role" && isRole(value)) return t(`role.${value}`);
  if (field === "kind" && isKind(value)) return t(`registry.kindOf.${value}`);
  return String(value);
};

/** An object by its name where it has one, else by what it says. */
const partsText = (t: TFunction, value: object): string => {
  if ("name" in value) return String(value.name);
  if ("keyId" in value) return String(value.keyId);
  if ("opens" in value && "closes" in value) return hoursText(value);
  if ("creditCode" in value && "level" in value)
    return `${value.creditCode} · ${fieldName(t, "level")} ${value.level}`;
  return Object.values(value)
    .map((part) => (typeof part === "object" ? JSON.stringify(part) : String(part)))
    .join(" · ");
};

/** Opening hours as stretches of work, such as 09:00–12:00 13:30–17:30. */
const hoursText = (hours: {
  readonly opens: unknown;
  readonly closes: unknown;
  readonly breaks?: unknown;
}) => {
  const breaks = Array.isArray(hours.breaks) ? hours.breaks : [];
  const ends = [hours.opens, ...breaks.flatMap(({ from, to }) => [from, to]), hours.closes].map(String);
  return ends.flatMap((from, n) => (n % 2 === 0 ? [`${from}–${ends[n + 1]}`] : [])).join(" ");
};
