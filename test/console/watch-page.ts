import type { Page } from "playwright-core";

/** Something that no page of the console may do. */
export type Complaint = { readonly kind: "error" | "policy" | "elsewhere"; readonly text: string };

/** The browser itself reports answers of 4xx and lost connections; tests make those on purpose. */
const expected = /^Failed to load resource/;

/** Collects script errors, breaches of the content security policy and requests to anywhere but `origin`. */
export const watchPage = (page: Page, origin: string, complaints: Complaint[]): void => {
  page.on("pageerror", (error) => complaints.push({ kind: "error", text: error.stack ?? error.message }));
  page.on("console", (message) => {
    const text = message.text();
    if (/content security policy/i.test(text)) complaints.push({ kind: "policy", text });
    else if (message.type() === "error" && !expected.test(text)) complaints.push({ kind: "error", text });
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith("data:") && !url.startsWith("blob:"))
      complaints.push({ kind: "elsewhere", text: url });
  });
};
