import { useQueryClient } from "@tanstack/react-query";
import { bundleOperations } from "@tongban/contract";
import { intakeListsKey } from "./intake-queries.ts";
import { type IntakeBundle, packageKeys } from "./package-queries.ts";
import { type Command, useCommand } from "./use-command.ts";

type Body = Parameters<typeof bundleOperations.commandIntakeBundle.body.parse>[0];

/** Sends a command on a package that a window took in, and brings it and the window's list up to date. */
export const useBundleCommand = (
  windowId: string,
  { bundleId }: Pick<IntakeBundle, "bundleId">,
  onDone: (bundle: IntakeBundle) => void,
): Command<Body> => {
  const queries = useQueryClient();
  return useCommand({
    tell: (client, body: Body, idempotencyKey) =>
      client.call(bundleOperations.commandIntakeBundle, {
        params: { windowId, bundleId },
        body: body as never,
        idempotencyKey,
      }),
    onDone: (bundle: IntakeBundle) => {
      void queries.invalidateQueries({ queryKey: packageKeys.taken });
      void queries.invalidateQueries({ queryKey: intakeListsKey });
      onDone(bundle);
    },
    onRefused: () => void queries.invalidateQueries({ queryKey: packageKeys.taken }),
  });
};
