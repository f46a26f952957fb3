import { keyOf } from "./broker.ts";
import { strangersToken, tokenClaiming, unsignedToken } from "./staff-tokens.ts";
import { submitted } from "./steps.ts";
import { signed, staffed, type WireRequest } from "./wire.ts";

type Asked = Pick<WireRequest, "method" | "path"> & Partial<WireRequest>;

/**
 * Who calls, as the matrix expects them to be treated: `own` handles Xi'an's cases or submitted Nanjing's, `source` is
 * of the region that sent them out, `other` has nothing to do with them.
 */
export type Caller = {
  readonly is: "nobody" | "partner" | "applicant" | "clerk" | "lead" | "coordinator" | "operator" | "former";
  readonly of: "own" | "source" | "other" | "none";
  readonly ask: (asked: Asked) => WireRequest | Promise<WireRequest>;
};

const plain = ({ headers = {}, ...asked }: Asked, more: Record<string, string> = {}): WireRequest => ({
  ...asked,
  headers: { "accept-language": "en", ...headers, ...more },
});

const bearing =
  (token: () => Promise<string>) =>
  async (asked: Asked): Promise<WireRequest> =>
    plain(asked, { authorization: `Bearer ${await token()}` });

let queryCode: Promise<string> | undefined;

/** The query code of a case of Nanjing's. */
const aQueryCode = (): Promise<string> => {
  queryCode ??= submitted().then((kase) => kase.queryCode);
  return queryCode;
};

const nobody = { is: "nobody", of: "none" } as const;

/** Every kind of caller that the authorization matrix tries. */
export const callers: Readonly<Record<string, Caller>> = {
  "nobody at all": { ...nobody, ask: (asked) => plain(asked) },
  "Nanjing's system": { is: "partner", of: "own", ask: (asked) => signed(asked, keyOf("nanjing-gov")) },
  "Yinchuan's system": { is: "partner", of: "other", ask: (asked) => signed(asked, keyOf("yinchuan-gov")) },
  "a clerk of the window": { is: "clerk", of: "own", ask: (asked) => staffed("xian-clerk-8", asked) },
  "a clerk of another region": {
    is: "clerk",
    of: "other",
    ask: (asked) => staffed("yinchuan-clerk-0", asked),
  },
  "the window's lead": { is: "lead", of: "own", ask: (asked) => staffed("xian-lead", asked) },
  "a lead of another region": { is: "lead", of: "other", ask: (asked) => staffed("yinchuan-lead", asked) },
  "the region's coordinator": {
    is: "coordinator",
    of: "own",
    ask: (asked) => staffed("xian-coordinator", asked),
  },
  "another region's coordinator": {
    is: "coordinator",
    of: "other",
    ask: (asked) => staffed("yinchuan-coordinator", asked),
  },
  "an operator": { is: "operator", of: "own", ask: (asked) => staffed("operator", asked) },
  "a clerk of the source region": {
    is: "clerk",
    of: "source",
    ask: (asked) => staffed("nanjing-clerk", asked),
  },
  "a lead of the source region": {
    is: "lead",
    of: "source",
    ask: (asked) => staffed("nanjing-lead", asked),
  },
  "the source region's coordinator": {
    is: "coordinator",
    of: "source",
    ask: (asked) => staffed("nanjing-coordinator", asked),
  },
  "an applicant with a query code": {
    is: "applicant",
    of: "own",
    ask: async (asked) => plain(asked, { "query-code": await aQueryCode() }),
  },
  "someone who left": { is: "former", of: "none", ask: bearing(() => tokenClaiming("left-long-ago")) },
  "an expired token": { ...nobody, ask: bearing(() => tokenClaiming("xian-lead", { expiresIn: -30 })) },
  "a token for another audience": {
    ...nobody,
    ask: bearing(() => tokenClaiming("xian-lead", { audience: "other" })),
  },
  "a token of another issuer": {
    ...nobody,
    ask: bearing(() => tokenClaiming("xian-lead", { issuer: "https://issuer.example" })),
  },
  "a token under a stranger's key": { ...nobody, ask: bearing(() => strangersToken("xian-lead")) },
  "a token without a signature": { ...nobody, ask: bearing(() => unsignedToken("xian-lead")) },
};
