/** A function that threw, crashed, ran out of memory or took too long; `kind` tells which. */
export class FunctionFault extends Error {
  override readonly name = "FunctionFault";
  readonly kind: "threw" | "crashed" | "timed-out" | "throttled";
  constructor(kind: FunctionFault["kind"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
