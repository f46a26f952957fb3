import { useQueryClient } from "@tanstack/react-query";
import { queueOperations } from "@tongban/contract";
import type { TicketAction } from "@tongban/domain";
import type { CallResult, Client } from "@tongban/sdk/client";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { queueKey } from "../api/queue-queries.ts";
import { useCommand } from "../api/use-command.ts";
import type { QueueTicket } from "../api/wire.ts";

/** What is done at a queue. */
export type QueueInput =
  | { readonly do: "next"; readonly station: number }
  | { readonly do: "act"; readonly ticket: string; readonly action: TicketAction; readonly station: number }
  | { readonly do: "take"; readonly kind: QueueTicket["kind"] }
  | { readonly do: "check-in"; readonly code: string };

const tell = (
  windowId: string,
  client: Client,
  input: QueueInput,
  idempotencyKey: string,
): Promise<CallResult<QueueTicket>> => {
  const params = { windowId };
  switch (input.do) {
    case "next":
      return client.call(queueOperations.callNext, {
        params,
        body: { station: input.station },
        idempotencyKey,
      });
    case "act": {
      const { ticket, action, station } = input;
      return client.call(queueOperations.actOnTicket, {
        params: { ...params, ticket, action },
        body: { station },
        idempotencyKey,
      });
    }
    case "take":
      return client.call(queueOperations.takeTicket, { params, body: { kind: input.kind }, idempotencyKey });
    case "check-in":
      return client.call(queueOperations.checkIn, { params, body: { code: input.code }, idempotencyKey });
  }
};

/** Does something at a window's queue, says what came of it, and reads the queue again. */
export const useQueueCommand = (
  windowId: string,
  onTaken: (ticket: QueueTicket, input: QueueInput) => void,
) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries({ queryKey: queueKey(windowId) });
  return useCommand<QueueInput, QueueTicket>({
    tell: (client, input, key) => tell(windowId, client, input, key),
    onDone: (ticket, input) => {
      onTaken(ticket, input);
      if (input.do === "next") void message.success(t("queue.calledNow", { number: ticket.number }));
      again();
    },
    onRefused: (problem) => {
      if (problem.code === "nobody-waiting") void message.info(t("queue.nobody"));
      else void message.warning(problem.detail);
      again();
    },
  });
};
