import { useQuery, useQueryClient } from "@tanstack/react-query";
import { paymentOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";
import type * as z from "zod";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";
import { useCommand } from "./use-command.ts";

/** A payment as coordinators see it. */
export type ListedPayment = Returned<typeof paymentOperations.listPayments>["payments"][number];

const key = [paymentOperations.listPayments.name] as const;

/** Payments that belong to no case, of the platforms that collect for the coordinator's regions. */
export const useUnmatchedPayments = () => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: key,
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(paymentOperations.listPayments, { query: {}, ifNoneMatch, signal }),
      ),
    refetchInterval: () => quietInterval(),
  });
};

/** Orders the refund of such a payment, or releases what another person ordered; the list is read again whatever comes of it. */
export const useRefund = (onDone: () => void) => {
  const queries = useQueryClient();
  const lookAgain = () => void queries.invalidateQueries({ queryKey: key });
  return useCommand({
    tell: (client, body: z.input<typeof paymentOperations.refundPayment.body>) =>
      client.call(paymentOperations.refundPayment, { body }),
    onDone: () => {
      lookAgain();
      onDone();
    },
    onRefused: lookAgain,
  });
};
