import { brokerApp } from "./broker-app.ts";
import { consoleFolder, readConsoleBuild } from "./console-build.ts";

brokerApp({ console: readConsoleBuild(consoleFolder) });
