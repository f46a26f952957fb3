/** What a function's thread is started with. */
export type FunctionThread = {
  readonly functionName: string;
  /** Path of the bundle, an ES module that exports `handler`. */
  readonly bundle: string;
  readonly region: string;
  /** MB. */
  readonly memory: number;
  readonly logFile: string;
  readonly logStream: string;
  /** Memory of a stepped clock that the thread follows; this machine's clock without one. */
  readonly clock?: SharedArrayBuffer | undefined;
  /** Folder of what Node.js compiled before, read and added to; nothing is kept without one. */
  readonly compileCache?: string | undefined;
};

/** One event for a function's thread. */
export type Invocation = {
  readonly requestId: string;
  readonly event: unknown;
  /** Epoch ms after which the thread is killed. */
  readonly deadline: number;
};

/** What a function's thread says. */
export type Outcome =
  | { readonly kind: "ready" }
  | { readonly kind: "returned"; readonly value: unknown }
  | { readonly kind: "failed"; readonly errorType: string; readonly errorMessage: string };
