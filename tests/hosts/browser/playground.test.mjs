// All that needs a browser, in one process: it is started once, and most tests share one page.
import "./suites/cases.mjs";
import "./suites/deciding.mjs";
import "./suites/editor.mjs";
import "./suites/plans.mjs";
import "./suites/intake.mjs";
import "./suites/access.mjs";
import "./suites/hostile.mjs";
