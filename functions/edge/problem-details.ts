import { type Language, type ProblemCode, problems, problemType } from "@tongban/contract";
import type { RefusalFacts } from "@tongban/domain";

/** A problem as it goes out (RFC 9457), with its facts as extension members. */
export const problemDetails = (
  code: ProblemCode,
  facts: RefusalFacts,
  correlationId: string,
  language: Language,
): { readonly status: number; readonly body: string } => {
  const { status, title, [language]: template } = problems[code];
  const said = { ...facts, correlationId };
  const detail = template.replace(/\{(\w+)\}/g, (_, name: string) => wordOf(said, name));
  const body = { ...facts, type: problemType(code), title, status, detail, code, correlationId };
  return { status, body: JSON.stringify(body) };
};

/** Seconds to wait before asking again, where the problem passes by itself: `retryAfter` of its facts, or a moment. */
export const retryAfterOf = (status: number, facts: RefusalFacts): number | undefined => {
  const { retryAfter } = facts;
  if (typeof retryAfter === "number") return retryAfter;
  return status === 503 ? 1 : undefined;
};

const wordOf = (facts: RefusalFacts, name: string): string => {
  const value = facts[name];
  if (Array.isArray(value)) return value.join(", ");
  return value === undefined ? "?" : String(value);
};
