import type { RecordValues } from "./record-action.ts";

/** A text without blanks around it; null where it is empty. */
const given = (text: string | undefined): string | null => text?.trim() || null;

const required = (text: string | undefined): string => text?.trim() ?? "";

/** Why, as it is put on the record. */
export const whyOf = ({ why }: RecordValues): string => required(why);

/** Opening hours with their breaks; null where none are given. What is no time is left for the broker to refuse. */
const hoursOf = ({ opens, closes, breaks = [] }: RecordValues) => {
  const [from, to] = [given(opens), given(closes)];
  if (from === null && to === null) return null;
  return { opens: from ?? "", closes: to ?? "", breaks: breaks.map(breakOf) };
};

const breakOf = (text: string) => {
  const [from = "", to = ""] = text.split("-");
  return { from: from.trim(), to: to.trim() };
};

const organOf = (creditCode: string, { level, paperNumber }: RecordValues) => {
  const form = given(paperNumber);
  return { creditCode, level: level ?? 0, ...(form === null ? {} : { paperNumber: form }) };
};

/** What a window says; null where it says nothing. */
export const windowOf = (values: RecordValues) => {
  const creditCode = given(values.creditCode);
  return {
    name: required(values.name),
    matters: [...(values.matters ?? [])],
    address: given(values.address),
    phone: given(values.phone),
    capacity: values.capacity ?? null,
    districts: values.districts && values.districts.length > 0 ? [...values.districts] : null,
    substitute: values.substitute ?? null,
    hours: hoursOf(values),
    calendar: values.calendar ?? null,
    organ: creditCode === null ? null : organOf(creditCode, values),
    intake: values.intake === true ? true : null,
  };
};

/** What a person is granted. */
export const grantsOf = ({
  name,
  role = "clerk",
  regions = [],
  windows = [],
  reviews = [],
}: RecordValues) => ({
  name: required(name),
  role,
  // Fields that a role has nothing in are not shown, and what they held before is not meant.
  regions: role === "operator" ? [] : [...regions],
  windows: role === "clerk" || role === "lead" ? [...windows] : [],
  reviews: role === "clerk" || role === "lead" ? reviews.filter((one) => windows.includes(one)) : [],
});

/** What a partner is called, and what it submits for. */
export const partnerOf = ({ name, regions = [] }: RecordValues) => ({
  name: required(name),
  regions: [...regions],
});

/** A matter with its code; without a basic code there is none to send. */
export const matterOf = ({ id, title, kind = "service", materials = [], basicCode }: RecordValues) => {
  const code = given(basicCode);
  return {
    matter: required(id),
    title: required(title),
    kind,
    materials: [...materials],
    ...(code === null ? {} : { basicCode: code }),
  };
};

/** What a matter says beside its code; null where it has no basic code. */
export const matterTermsOf = ({ title, kind = "service", materials = [], basicCode }: RecordValues) => ({
  title: required(title),
  kind,
  materials: [...materials],
  basicCode: given(basicCode),
});

/** A region with its first coordinator. */
export const regionOf = ({ id, name, coordinatorId, coordinatorName }: RecordValues) => ({
  region: required(id),
  name: required(name),
  coordinator: { id: required(coordinatorId), name: required(coordinatorName) },
});

/** A public key as it is pasted. */
export const keyOf = ({ algorithm = "ed25519", publicKeyPem }: RecordValues) => ({
  algorithm,
  publicKeyPem: required(publicKeyPem),
});
