import type { ProblemDetails } from "@tongban/contract";
import { type CallResult, type Client, Fault } from "@tongban/sdk/client";
import { useRef, useState } from "react";
import { useBrokerApi } from "./broker-api-context.ts";
import { type Intention, intentionFor } from "./command-intention.ts";

/** Where a command stands; `unsure`: the connection broke, and only sending it again can tell. */
export type CommandState =
  | { readonly kind: "idle" }
  | { readonly kind: "sending" }
  | { readonly kind: "problem"; readonly problem: ProblemDetails }
  | { readonly kind: "unsure" };

/** A command and the way to send it. */
export type Command<Input> = {
  readonly state: CommandState;
  readonly send: (input: Input) => Promise<void>;
};

type CommandSetting<Input, T> = {
  readonly tell: (client: Client, input: Input, idempotencyKey: string) => Promise<CallResult<T>>;
  readonly onDone: (value: T, input: Input) => void;
  readonly onRefused?: (problem: ProblemDetails) => void;
};

/** Sends a command once however often the button is pressed, and under the same key until there is an answer. */
export const useCommand = <Input, T>({
  tell,
  onDone,
  onRefused,
}: CommandSetting<Input, T>): Command<Input> => {
  const api = useBrokerApi();
  const [state, setState] = useState<CommandState>({ kind: "idle" });
  const intention = useRef<Intention | undefined>(undefined);
  const sending = useRef(false);

  const sendOnce = async (input: Input): Promise<void> => {
    const current = intentionFor(intention.current, input, () => crypto.randomUUID());
    intention.current = current;
    const answer = await api.send((client) => tell(client, input, current.key));
    intention.current = undefined;
    if (answer.ok) {
      setState({ kind: "idle" });
      onDone(answer.value, input);
    } else if (answer.problem.code === "unauthenticated") {
      setState({ kind: "idle" });
    } else {
      setState({ kind: "problem", problem: answer.problem });
      onRefused?.(answer.problem);
    }
  };

  return {
    state,
    send: async (input) => {
      if (sending.current) return;
      sending.current = true;
      setState({ kind: "sending" });
      try {
        await sendOnce(input);
      } catch (error) {
        setState({ kind: "unsure" });
        if (!(error instanceof Fault)) throw error;
      } finally {
        sending.current = false;
      }
    },
  };
};
