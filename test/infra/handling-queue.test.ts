import { describe, expect, it } from "vitest";
import { readSettings } from "../../infra/settings.ts";
import { type Synthesized, synthesize } from "./synthesized.ts";

const SYNTHESIS_MS = 120_000;
const account = "123456789012";

const named = (made: Synthesized, type: string, text: string) =>
  made.of(type).filter(({ properties }) => JSON.stringify(properties).includes(text));

describe.each(["aws", "aws-cn"])("a region that reads in its own account, in %s", (partition) => {
  const made = () =>
    synthesize(
      { partition, regions: ["610100", "320100"], handlingAccounts: { "610100": account } },
      { withSites: false },
    );

  it(
    "may consume its queue and open what is in it, and nothing else",
    () => {
      const synthesized = made();
      const queues = named(synthesized, "AWS::SQS::Queue", "tongban-handling-");
      expect(queues.map(({ properties }) => properties["QueueName"])).toEqual(["tongban-handling-610100"]);
      expect(queues[0]?.properties["KmsMasterKeyId"]).toBeDefined();

      const granted = synthesized.all.filter(({ properties }) =>
        JSON.stringify(properties).includes(account),
      );
      expect(granted.map(({ type }) => type).sort()).toEqual(["AWS::KMS::Key", "AWS::SQS::QueuePolicy"]);
      const policy = JSON.stringify(granted.find(({ type }) => type === "AWS::SQS::QueuePolicy")?.properties);
      expect(policy.match(/sqs:[\w*]+/g)?.toSorted()).toEqual([
        "sqs:*",
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ReceiveMessage",
      ]);
      // The one wildcard denies what does not come by TLS.
      expect(policy).toMatch(/"Action":"sqs:\*".*"Effect":"Deny"/);

      const key = JSON.stringify(granted.find(({ type }) => type === "AWS::KMS::Key")?.properties);
      const [statement = ""] = /\{"Action":"kms:Decrypt".*?"Sid":"Region610100"\}/.exec(key) ?? [];
      expect(statement).toContain('"kms:EncryptionContext:aws:sqs:arn"');
      expect(statement).toContain("tongban-handling-610100");
      expect(statement).toContain('"kms:ViaService"');
      expect(statement.includes(".cn")).toBe(partition === "aws-cn");
      expect(
        named(synthesized, "AWS::Lambda::Function", '"HANDLING_QUEUES":"610100"').length,
      ).toBeGreaterThan(1);
    },
    SYNTHESIS_MS,
  );
});

it("is an account of 12 digits for a region that there is", () => {
  const read = (handlingAccounts: unknown) =>
    readSettings((name) => ({ regions: ["610100"], handlingAccounts })[name as "regions"]);
  expect(read({ "610100": account }).handlingAccounts).toEqual({ "610100": account });
  expect(() => read({ "320100": account })).toThrow("handlingAccounts must be by codes of `regions`");
  expect(() => read({ "610100": 123 })).toThrow("accounts of 12 digits");
});
