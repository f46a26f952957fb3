import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { localKeys } from "../api/local-queries.ts";
import { packageKeys } from "../api/package-queries.ts";
import { registryKeys } from "../api/registry-queries.ts";
import { rosterKeys } from "../api/roster-queries.ts";
import { type Command, useCommand } from "../api/use-command.ts";
import { queryKeys } from "../api/window-queries.ts";
import type { RecordAnswer, RecordTarget, RecordValues } from "./record-action.ts";
import { type RecordAction, recordActions } from "./record-actions.ts";

/** Sends an action on a record as it was last seen; whatever comes of it, what is shown is read again. */
export const useRecordCommand = (
  action: RecordAction,
  target: RecordTarget,
  begun: RecordValues,
  onDone: (answer: RecordAnswer) => void,
): Command<RecordValues> => {
  const queries = useQueryClient();
  const seen = useRef(target.version);
  const lookAgain = () => {
    for (const queryKey of [
      ...Object.values(registryKeys),
      ...Object.values(rosterKeys),
      ...Object.values(localKeys),
      ...Object.values(packageKeys),
      queryKeys.names,
      queryKeys.me,
    ])
      void queries.invalidateQueries({ queryKey });
  };
  const command = useCommand({
    tell: (
      client,
      { values, ifMatch }: { readonly values: RecordValues; readonly ifMatch: number },
      idempotencyKey,
    ) => recordActions[action].tell(client, { target, values, begun }, { ifMatch, idempotencyKey }),
    onDone: (answer) => {
      lookAgain();
      onDone(answer);
    },
    onRefused: lookAgain,
  });
  return {
    state: command.state,
    send: (values) => {
      // A repetition repeats the version too, though the page may have moved on since.
      if (command.state.kind !== "unsure") seen.current = target.version;
      return command.send({ values, ifMatch: seen.current });
    },
  };
};
