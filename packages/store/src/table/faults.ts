import { ConditionalCheckFailedException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";

/** The engine could not take a write now, though nothing is wrong with it; nothing was written. */
export class StoreBusy extends Error {
  override readonly name = "StoreBusy";
}

/**
 * Whether a fault only says that the engine is busy: nothing was written, and the same request may be sent again.
 * A throttled call reaches us as its own fault once the SDK's tries are used up.
 */
export const isBusy = (fault: unknown): boolean =>
  fault instanceof StoreBusy || throttled.has(nameOf(fault) ?? "");

/** Whether a single write failed on its condition. */
export const isConditionFailure = (fault: unknown): boolean =>
  fault instanceof ConditionalCheckFailedException || nameOf(fault) === "ConditionalCheckFailedException";

/** Why a transaction was cancelled: a condition (someone was first), a race worth another try, or something else. */
export const cancellationOf = (fault: unknown): "condition" | "retry" | "fault" => {
  if (!(fault instanceof TransactionCanceledException)) {
    return nameOf(fault) === "TransactionInProgressException" || isBusy(fault) ? "retry" : "fault";
  }
  const codes = (fault.CancellationReasons ?? []).map(({ Code }) => Code);
  if (codes.includes("ConditionalCheckFailed")) return "condition";
  return codes.some((code) => code !== undefined && retried.has(code)) ? "retry" : "fault";
};

const retried = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

const throttled = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
]);

const nameOf = (fault: unknown): string | undefined => (fault instanceof Error ? fault.name : undefined);
