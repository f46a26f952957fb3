/** From Nanjing to Xi'an. */
export const between = { source: "320100", handling: "610100" } as const;

/** GB 11643's and GB 32100's own sample numbers: right check digits, nobody's. */
export const citizenId = "11010519491231002X";
const creditCode = "91350100M000100Y43";

/** An organisation with its agent. */
export const organization = (name: string) => ({
  kind: "organization" as const,
  name,
  creditCode,
  agent: { name: "陈晓", citizenId, phone: "13800000000" },
});
