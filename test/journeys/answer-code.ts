/** An answer of any client of the broker. */
export type Answer = { readonly ok: boolean; readonly problem?: object & { readonly code: string } };

/** The code of the problem that an answer is; "done" where it is none. */
export const codeOf = ({ ok, problem }: Answer): string => (ok ? "done" : (problem?.code ?? "no code"));
