/** How an answer stands; while another one is on its way the former one stays. */
export type Answer<T> =
  | { readonly kind: "waiting"; readonly value: T | undefined }
  | { readonly kind: "here"; readonly value: T }
  /** `problem` is the broker's own sentence; undefined where it was not reached. */
  | { readonly kind: "failed"; readonly problem: string | undefined; readonly value: T | undefined };

/** Asks the broker on a page that loads no client; the value is of that type because the broker says so, and nobody checks. */
export const askPlainly = async <T>(url: string, init: RequestInit): Promise<Answer<T>> => {
  try {
    const response = await fetch(url, init);
    const body: unknown = await response.json();
    if (response.ok) return { kind: "here", value: body as T };
    return { kind: "failed", problem: detailOf(body), value: undefined };
  } catch {
    return { kind: "failed", problem: undefined, value: undefined };
  }
};

/** The sentence of a problem (RFC 9457), where there is one. */
export const detailOf = (body: unknown): string | undefined =>
  typeof body === "object" && body !== null && "detail" in body && typeof body.detail === "string"
    ? body.detail
    : undefined;
