/** Bundles the functions where brokers look for them, so that brokers which start at once need not each do it. */
import { deployments } from "@tongban/functions/deployment";
import { bundleFunctions } from "../packages/local/src/host/bundle.ts";
import { bundleFolder } from "../packages/local/src/host/start.ts";

await bundleFunctions(deployments, bundleFolder);
