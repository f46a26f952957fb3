import { deliveryProofs, instantFromEpochMs, parseInstant } from "@tongban/domain";
import { CommandError, exitCodes } from "../exit-code.ts";

/** How a result is handed over, as it is typed: by one of the three ways. */
export type DispatchOptions = {
  readonly post?: string;
  readonly number?: string;
  readonly pickUp?: string;
  readonly code?: string;
  readonly electronic?: string;
};

/** Who received a result, as it is typed. */
export type ReceiptOptions = { readonly receivedBy: string; readonly proof?: string; readonly at?: string };

/** Which originals go back, as it is typed. */
export type OriginalsOptions = {
  readonly material: readonly string[];
  readonly how: string;
  readonly post?: string;
  readonly number?: string;
  readonly toApplicant?: boolean;
};

/** How a result is handed over, as the broker takes it; refuses what names no way, or a part of one. */
export const dispatchOf = ({ post, number, pickUp, code, electronic }: DispatchOptions) => {
  if (post !== undefined && number !== undefined) return { way: "post", carrier: post, number } as const;
  if (pickUp !== undefined && code !== undefined) return { way: "pick-up", place: pickUp, code } as const;
  if (electronic !== undefined) return { way: "electronic", platform: electronic } as const;
  throw new CommandError(
    exitCodes.usage,
    "Say how: --post with --number, --pick-up with --code, or --electronic.",
  );
};

/** Who received a result, when and by which proof, as the broker takes it. */
export const receiptOf = ({ receivedBy, proof = "signature", at }: ReceiptOptions) => {
  const known = deliveryProofs.find((one) => one === proof);
  if (!known) throw new CommandError(exitCodes.usage, `--proof is one of ${deliveryProofs.join(", ")}.`);
  const receivedAt = at === undefined ? instantFromEpochMs(Date.now()) : parseInstant(at);
  if (!receivedAt)
    throw new CommandError(exitCodes.usage, "--at is an instant such as 2026-03-10T02:00:00.000Z.");
  return { proof: known, receivedBy, receivedAt };
};

/** Which originals go back and how, as the broker takes it; with the parcel where they go by post. */
export const originalsOf = ({ material, how, post: carrier, number, toApplicant }: OriginalsOptions) => {
  const body = { materials: [...material], how };
  if (carrier === undefined && number === undefined) return body;
  if (carrier === undefined || number === undefined)
    throw new CommandError(exitCodes.usage, "By post: --post with --number.");
  const way = toApplicant ? ("to-applicant" as const) : ("to-source" as const);
  return { ...body, parcel: { way, carrier, number } };
};
