/** How an answer stands; while another one is on its way the former one stays. */
export type Answer<T> =
  | { readonly kind: "waiting"; readonly value: T | undefined }
  | { readonly kind: "here"; readonly value: T }
  /** `problem` is the broker's own sentence; undefined where it was not reached. */
  | {
      readonly kind: "failed";
      readonly problem: string | undefined;
      readonly code: string | undefined;
      readonly value: T | undefined;
    };

/** Asks the broker on a page that loads no client; the value is of that type because the broker says so, and nobody checks. */
export const askPlainly = async <T>(url: string, init: RequestInit): Promise<Answer<T>> => {
  try {
    const response = await fetch(url, init);
    const body: unknown = await response.json();
    if (response.ok) return { kind: "here", value: body as T };
    return { kind: "failed", problem: detailOf(body), code: codeOf(body), value: undefined };
  } catch {
    return { kind: "failed", problem: undefined, code: undefined, value: undefined };
  }
};

/** The sentence of a problem (RFC 9457), where there is one. */
export const detailOf = (body: unknown): string | undefined => memberOf(body, "detail");

/** The code of a problem, where there is one. */
export const codeOf = (body: unknown): string | undefined => memberOf(body, "code");

const memberOf = (body: unknown, name: "code" | "detail"): string | undefined => {
  if (typeof body !== "object" || body === null) return undefined;
  const value: unknown = Reflect.get(body, name);
  return typeof value === "string" ? value : undefined;
};
