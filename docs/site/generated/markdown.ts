/** A language of the documentation. */
export type Language = "zh" | "en";

/** A fenced block of code. */
export const fence = (language: string, text: string): string =>
  `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

const entities: Readonly<Record<string, string>> = { "<": "&lt;", "{": "&#123;", "}": "&#125;" };

/** A cell of a table of Markdown; outside of code, braces are Vue's and angles HTML's unless they are entities. */
export const cell = (text: string): string =>
  text
    .replaceAll("|", "\\|")
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replace(/[<{}]/g, (sign) => entities[sign] ?? sign)))
    .join("");

/** A table of Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
