import {
  type CallResult,
  type Client,
  createClient,
  type NotModified,
  ProblemError,
} from "@tongban/sdk/client";
import type { Session } from "../session/session.ts";
import { createEtagCache } from "./etag-cache.ts";

/** Calls the broker for the signed-in user. */
export type BrokerApi = {
  /**
   * Reads, asking only for what changed; an unchanged answer is the same object. `key` says what is asked.
   * Throws a `ProblemError` where the broker refuses and a `Fault` where it cannot be reached.
   */
  read<T>(
    key: readonly unknown[],
    ask: (client: Client, ifNoneMatch: string | undefined) => Promise<CallResult<T> | NotModified>,
  ): Promise<T>;
  /**
   * Sends a command and answers with a refusal as a value; throws a `Fault` where it cannot be reached. What is read
   * after it is read in full.
   */
  send<T>(tell: (client: Client) => Promise<CallResult<T>>): Promise<CallResult<T>>;
};

/** Answers kept for `If-None-Match`. */
const KEPT_ANSWERS = 60;

/** Makes a broker client; a token that the broker refuses is renewed once before the session counts as expired. */
export const createBrokerApi = (apiBase: string, session: Session, language: string): BrokerApi => {
  const cache = createEtagCache(KEPT_ANSWERS);
  const client = createClient({
    baseUrl: apiBase,
    language,
    authenticate: async () => {
      const token = await session.token();
      return token === undefined ? {} : { authorization: `Bearer ${token}` };
    },
  });

  const renewing = async <A extends CallResult<unknown> | NotModified>(
    call: () => Promise<A>,
  ): Promise<A> => {
    const answer = await call();
    if (answer.ok || answer.problem.code !== "unauthenticated") return answer;
    return (await session.renew()) ? call() : answer;
  };

  return {
    read: async <T>(
      key: readonly unknown[],
      ask: (client: Client, ifNoneMatch: string | undefined) => Promise<CallResult<T> | NotModified>,
    ) => {
      const name = JSON.stringify(key);
      const kept = cache.find<T>(name);
      const answer = await renewing(() => ask(client, kept?.etag));
      if (!answer.ok) throw new ProblemError(answer.problem);
      if (answer.status !== 304) {
        cache.keep(name, answer.etag, answer.value);
        return answer.value;
      }
      if (!kept) throw new Error(`${name}: not modified, but nothing is kept`);
      return kept.value;
    },
    send: async (tell) => {
      try {
        return await renewing(() => tell(client));
      } finally {
        // For some seconds the broker's 304 does not know of what was just done, so what is asked next is asked anew.
        cache.clear();
      }
    },
  };
};
