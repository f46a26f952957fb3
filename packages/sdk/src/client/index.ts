export {
  type CallResult,
  expectValue,
  type Failed,
  type NotModified,
  ProblemError,
  type Succeeded,
} from "./answer.ts";
export type { Fetch } from "./attempt.ts";
export type { CallHeaders, CallOptions, Returned } from "./call-options.ts";
export { type Client, type ClientSetting, createClient } from "./client.ts";
export { everyPage, type List, type ListPage, listOf, wholeList } from "./every-page.ts";
export { Fault, type FaultKind } from "./fault.ts";
export type { BrokerRequest } from "./request.ts";
export { defaultRetryPolicy, type RetryPolicy } from "./retry.ts";
export type { Waiting } from "./waiting.ts";
