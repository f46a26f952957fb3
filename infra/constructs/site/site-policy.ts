import { originOf } from "../../oidc.ts";

/** Origins beyond the API that a site may use. */
type Origins = {
  /** Identity provider: asked, shown in a frame (silent renewal), and sent forms. */
  readonly provider?: string;
  /** Bucket that files are sent to and shown from. */
  readonly files?: string;
};

/** Scripts only from here, styles also inline because antd and the documentation's theme write them at run time. */
const sitePolicy = ({ provider, files }: Origins): string => {
  const from = (...sources: (string | undefined)[]) => ["'self'", ...sources].filter(Boolean).join(" ");
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src ${from("data:", files)}`,
    "font-src 'self' data:",
    "media-src 'self' data:",
    `connect-src ${from(provider, files)}`,
    `frame-src ${from(provider)}`,
    "manifest-src 'self'",
    `form-action ${from(provider)}`,
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
};

/** Content security policy of the console: beyond the API only the identity provider and the bucket of files. */
export const consolePolicy = (issuer: string, files: string): string =>
  sitePolicy({ provider: originOf(issuer), files });

/** Content security policy of the documentation, which asks nobody else. */
export const documentationPolicy: string = sitePolicy({});
