// A page made by a bundler, which has to find the package and its engine.
import { reportOn } from "./report.mjs";

reportOn(() => import("plangate"));
