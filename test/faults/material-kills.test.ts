import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Erased, erasedUnderKill } from "../load/erasure-kills.ts";
import { killedMaterials } from "../load/material-kills.ts";

/** ms: four starts of a broker on a machine that may be busy, and the pauses of what comes again. */
const PATIENCE_MS = 900_000;

/** Another endpoint is nobody's to kill. */
const other = Boolean(process.env["TONGBAN_DYNAMODB_URL"]);

test.skipIf(other)(
  "kill -9 while materials are verified and erased: none is lost, none is held back twice, and none is said to be erased that is there",
  { timeout: PATIENCE_MS },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "tongban-material-kill-"));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
    let erased: Erased | undefined;
    const survived = await killedMaterials(dataDir, 60, 2, async (broker, sent) => {
      erased = await erasedUnderKill(broker, sent);
    });
    expect(survived).toEqual({
      verified: 54,
      quarantined: 6,
      lost: 0,
      twice: 0,
      kills: 2,
    });
    expect(erased).toEqual({ erased: 60, early: 0, left: 0, twice: 0 });
  },
);
