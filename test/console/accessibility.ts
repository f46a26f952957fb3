import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const source = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

type Violation = { readonly id: string; readonly impact: string; readonly targets: readonly string[] };

/** What axe-core finds on a page against WCAG 2.1 A and AA and good practice. */
export const violationsOn = async (page: Page): Promise<Violation[]> => {
  await page.evaluate(source);
  return page.evaluate(`axe
    .run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], resultTypes: ["violations"] })
    .then(({ violations }) => violations
      .map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")) })))`);
};
