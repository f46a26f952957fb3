import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const archives = join(dirname(require.resolve("@sparticuz/chromium")), "..", "bin");
const chineseFonts = join(dirname(require.resolve("@embedpdf/fonts-sc")), "..", "fonts");
const cache = fileURLToPath(new URL("../../node_modules/.cache/tongban/", import.meta.url));

const packageVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(archives, "..", "package.json"), "utf8"));
  if (typeof version !== "string") throw new Error("@sparticuz/chromium does not say its version");
  return version;
};

/** The package unpacks into the folder for temporary files of its process, and never twice: so it gets one of its own. */
const unpackInto = (folder: string): void => {
  execFileSync(
    process.execPath,
    [fileURLToPath(new URL("./unpack-chromium.ts", import.meta.url)), archives],
    {
      env: { ...process.env, TMPDIR: folder },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
};

/** Only these fonts are seen, so that text is as wide on every machine. */
const fontConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>${chineseFonts}</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;

/**
 * The folder in which the browser of the development dependencies lies unpacked: its program, the libraries it needs
 * and the fonts it shows. Unpacks it on first use (about three seconds); two processes at once do not disturb each
 * other.
 */
const unpackedFolder = (): string => {
  const folder = join(cache, `chromium-${packageVersion()}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const staging = mkdtempSync(join(cache, "unpacking-"));
  try {
    unpackInto(staging);
    writeFileSync(join(staging, "fonts.conf"), fontConfiguration(folder));
    renameSync(staging, folder);
  } catch (cause) {
    if (!existsSync(folder)) throw new Error(`Chromium could not be unpacked into ${folder}`, { cause });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return folder;
};

/** Program and environment of the browser that comes with the development dependencies; refuses other platforms. */
export const unpackedChromium = (): { readonly program: string; readonly env: Record<string, string> } => {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(
      `The browser of the development dependencies runs on Linux on x64, and this is ${process.platform} on ${process.arch}: name a chromium in TONGBAN_CHROMIUM`,
    );
  const folder = unpackedFolder();
  return {
    program: join(folder, "chromium"),
    env: { FONTCONFIG_FILE: join(folder, "fonts.conf"), LD_LIBRARY_PATH: join(folder, "al2023", "lib") },
  };
};
