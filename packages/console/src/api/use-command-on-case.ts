import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import type { CallResult, Client } from "@tongban/sdk/client";
import { useRef } from "react";
import { type Command, useCommand } from "./use-command.ts";
import { queryKeys } from "./window-queries.ts";
import type { StaffCase } from "./wire.ts";

/** What a command on a case says beside what it is about. */
type OnCase = {
  readonly params: { readonly caseId: StaffCase["caseId"] };
  readonly ifMatch: number;
  readonly idempotencyKey: string;
};

type CommandOnCase<Input, T> = {
  readonly kase: Pick<StaffCase, "caseId" | "version">;
  readonly tell: (client: Client, seen: OnCase, input: Input) => Promise<CallResult<T>>;
  readonly onDone: (answer: T, input: Input) => void;
  /** What is read again with the case, whatever comes of it. */
  readonly stale?: readonly QueryKey[];
};

/** Sends a command on a case as it was seen, shows the case that is answered, and reads it again whatever comes of it. */
export const useCommandOnCase = <Input, T extends object>({
  kase: { caseId, version },
  tell,
  onDone,
  stale = [],
}: CommandOnCase<Input, T>): Command<Input> => {
  const queries = useQueryClient();
  const key = queryKeys.case(caseId);
  const seen = useRef(version);
  const lookAgain = () => {
    for (const queryKey of [key, ...stale]) void queries.invalidateQueries({ queryKey });
  };
  const command = useCommand({
    tell: (client, input: Input, idempotencyKey) =>
      tell(client, { params: { caseId }, ifMatch: seen.current, idempotencyKey }, input),
    onDone: (answer, input) => {
      // A command's answer leaves out the application, which no command changes.
      if ("caseId" in answer)
        queries.setQueryData<StaffCase>(key, (before) => before && { ...before, ...answer });
      lookAgain();
      onDone(answer, input);
    },
    onRefused: lookAgain,
  });
  return {
    state: command.state,
    send: (input) => {
      // A repetition repeats the version too, though the page may have moved on since.
      if (command.state.kind !== "unsure") seen.current = version;
      return command.send(input);
    },
  };
};
