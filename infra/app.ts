import { brokerApp } from "./broker-app.ts";
import { readSiteBuild } from "./site-build.ts";

brokerApp({ sites: { console: readSiteBuild("console"), docs: readSiteBuild("docs") } });
