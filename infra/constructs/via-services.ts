import type { Stack } from "aws-cdk-lib";
import type { Settings } from "../settings.ts";

/**
 * How services name themselves to KMS when they use a key for somebody. In China they do it with the partition's suffix;
 * both spellings are admitted there.
 */
export const viaServices = (stack: Stack, { partition }: Settings, services: readonly string[]): string[] =>
  services.flatMap((service) => {
    const name = `${service}.${stack.region}.amazonaws.com`;
    return partition === "aws-cn" ? [name, `${name}.cn`] : [name];
  });
