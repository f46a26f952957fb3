import { useQueryClient } from "@tanstack/react-query";
import type { ProblemDetails } from "@tongban/contract";
import type { CallResult, Client } from "@tongban/sdk/client";
import { useRef } from "react";
import { agreementKeys } from "../api/agreement-queries.ts";
import { type Command, useCommand } from "../api/use-command.ts";
import type { AgreementFile } from "../api/wire.ts";

/** What every command on an agreement says besides its content. */
export type Sent = { readonly ifMatch: number; readonly idempotencyKey: string };

type FileCommandSetting<Input> = {
  readonly tell: (client: Client, input: Input, sent: Sent) => Promise<CallResult<AgreementFile>>;
  readonly onDone: (file: AgreementFile, input: Input) => void;
  readonly onRefused?: (problem: ProblemDetails) => void;
};

/** Sends a command on an agreement as it was last seen; what it changed is shown at once, and after a refusal what is there now. */
export const useFileCommand = <Input>(
  { id, revision }: Pick<AgreementFile, "id" | "revision">,
  { tell, onDone, onRefused }: FileCommandSetting<Input>,
): Command<Input> => {
  const queries = useQueryClient();
  const seen = useRef(revision);
  const key = agreementKeys.file(id);
  const command = useCommand({
    tell: (client, { input, ifMatch }: { readonly input: Input; readonly ifMatch: number }, idempotencyKey) =>
      tell(client, input, { ifMatch, idempotencyKey }),
    onDone: (file, { input }) => {
      queries.setQueryData<AgreementFile>(key, file);
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] });
      onDone(file, input);
    },
    onRefused: (problem) => {
      void queries.invalidateQueries({ queryKey: key });
      onRefused?.(problem);
    },
  });
  return {
    state: command.state,
    send: (input) => {
      // A repetition repeats the revision too, though the page may have moved on since.
      if (command.state.kind !== "unsure") seen.current = revision;
      return command.send({ input, ifMatch: seen.current });
    },
  };
};
