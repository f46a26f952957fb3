import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addDays, epochMs, type ImplementationCode, instantAt, type LocalDate } from "@tongban/domain";
import type { TableContext } from "../table/context.ts";
import { keys, ttlAttribute } from "../table/table.ts";

/** A day's last serial is kept for so many days, though no case is numbered for a day that is over. */
const keptDays = 7;

/** Takes the next serial of an organ's matter on a day, from 1. One that is taken and not used stays a gap. */
export const takeSerial = async (
  { table, tableName }: TableContext,
  implementationCode: ImplementationCode,
  date: LocalDate,
): Promise<number> => {
  const taken = await table.send(
    new UpdateCommand({
      TableName: tableName,
      Key: keys.serial(implementationCode, date),
      UpdateExpression: "ADD #last :one SET #ttl = :ttl",
      ExpressionAttributeNames: { "#last": "last", "#ttl": ttlAttribute },
      ExpressionAttributeValues: {
        ":one": 1,
        ":ttl": Math.ceil(epochMs(instantAt(addDays(date, keptDays), "00:00")) / 1000),
      },
      ReturnValues: "UPDATED_NEW",
    }),
  );
  return Number(taken.Attributes?.["last"]);
};
