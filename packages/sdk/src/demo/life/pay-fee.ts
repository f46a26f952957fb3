import { expectValue } from "../../client/index.ts";
import { untilThere } from "./bounded.ts";
import type { LifeCast } from "./life-cast.ts";

/** Pays what a case's fee is by the link on the applicant's page, and waits until it counts as paid; answers the fen. */
export const payFee = async ({ applicant }: LifeCast, queryCode: string): Promise<number> => {
  const feeOf = async () => expectValue(await applicant(queryCode).progress()).fee;
  const { link, amount } = await untilThere("The payment order of the fee", async () => {
    const fee = await feeOf();
    return fee?.link ? { link: fee.link, amount: fee.amount } : undefined;
  });
  await fetch(link, { method: "POST", headers: { accept: "application/json" } });
  await untilThere("The payment of the fee", async () =>
    (await feeOf())?.state === "paid" ? true : undefined,
  );
  return amount;
};
