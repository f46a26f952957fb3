import type { Resource, Synthesized } from "./synthesized.ts";
import { at, isRecord, listed, type Tree, within } from "./tree.ts";

/** An IAM statement with the resource that holds it. */
export type Statement = {
  readonly holder: Resource;
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly conditions: unknown;
  /** Of a resource's own policy: to whom it speaks. */
  readonly principal: unknown;
};

const isStatement = (value: unknown): value is Tree =>
  isRecord(value) && "Effect" in value && ("Action" in value || "NotAction" in value);

const read = (holder: Resource, statement: Tree): Statement => ({
  holder,
  allows: statement["Effect"] === "Allow",
  actions: listed(statement["Action"] ?? "*").map(String),
  resources: listed(statement["Resource"]),
  conditions: statement["Condition"],
  principal: statement["Principal"],
});

/** Every statement of every policy, wherever it stands in a resource. */
export const statements = (synthesized: Synthesized): readonly Statement[] =>
  synthesized.all.flatMap((holder) =>
    within(holder.properties)
      .filter(isStatement)
      .map((each) => read(holder, each)),
  );

/** Statements of the role of the function of that deployed name. */
export const statementsOfFunction = (
  synthesized: Synthesized,
  functionName: string,
): readonly Statement[] => {
  const found = synthesized
    .of("AWS::Lambda::Function")
    .find(({ properties }) => properties["FunctionName"] === functionName);
  const roleId = at(found?.properties, "Role", "Fn::GetAtt", 0);
  return statements(synthesized).filter(
    ({ holder }) => holder.id === roleId && holder.stack === found?.stack && holder.type === "AWS::IAM::Role",
  );
};
