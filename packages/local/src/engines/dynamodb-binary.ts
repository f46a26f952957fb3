import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartFailure } from "../failure.ts";

const OTHER_ENDPOINT =
  "Run `docker run --rm -p 127.0.0.1:8000:8000 amazon/dynamodb-local`, set TONGBAN_DYNAMODB_URL to http://127.0.0.1:8000 and start again.";

/** Path of the embedded DynamoDB engine for a platform; refuses one that has none, and says what to do instead. */
export const findDynamodbBinary = (
  platform: string = process.platform,
  arch: string = process.arch,
  find: (specifier: string) => string = createRequire(import.meta.url).resolve,
): string => {
  if (platform !== "linux" || arch !== "x64")
    throw new StartFailure(`There is no embedded DynamoDB engine for ${platform}-${arch}. ${OTHER_ENDPOINT}`);
  try {
    const binary = join(dirname(find("@dynoxide/linux-x64/package.json")), "dynoxide");
    if (existsSync(binary)) return binary;
  } catch (error) {
    throw new StartFailure(`The embedded DynamoDB engine is not installed; run npm ci. ${OTHER_ENDPOINT}`, {
      cause: error,
    });
  }
  throw new StartFailure(`The embedded DynamoDB engine's binary is missing; run npm ci. ${OTHER_ENDPOINT}`);
};
