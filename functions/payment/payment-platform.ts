import type { Instant, MatterId, PartnerId, RegionCode, TransactionNumber } from "@tongban/domain";

/** What a platform is asked to collect: nothing in it tells of the applicant or leads to the case. */
export type OrderToPay = {
  /** 缴款码: what the payer's payment is told by. */
  readonly reference: string;
  /** Fen. */
  readonly amount: number;
  readonly name: string | null;
  readonly basis: string | null;
  readonly collectedBy: string | null;
  readonly matter: MatterId;
  readonly handling: RegionCode;
  readonly payBy: Instant | null;
};

/** Money that a platform is asked to pay back, whole, to where it came from; its number tells one order from another. */
export type OrderToRefund = {
  readonly transaction: TransactionNumber;
  /** Fen. */
  readonly amount: number;
};

/**
 * A payment platform (缴费平台, 非税收入), known by the partner system that it is registered as. Both orders may be given again:
 * a platform knows the reference, or the transaction, and does nothing the second time. They throw where it cannot be asked.
 */
export type PaymentPlatform = {
  readonly id: PartnerId;
  /** Opens an order, and answers with the address at which it is paid. */
  readonly order: (order: OrderToPay) => Promise<string>;
  readonly refund: (refund: OrderToRefund) => Promise<void>;
};

/** Payment platforms of the installation. */
export type PaymentPlatforms = {
  /** The one that collects for a handling region: its own, or the one for all. */
  readonly of: (handling: RegionCode) => PaymentPlatform | undefined;
  /** By the partner system that it is registered as. */
  readonly by: (id: PartnerId) => PaymentPlatform | undefined;
};
