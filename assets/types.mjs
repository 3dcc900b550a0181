/** Has Python write the types, constants and tables that it shares with the browser (course/typescript.py). */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const own = [".venv/bin/python", ".venv/Scripts/python.exe"].map((path) => join(root, path)).find(existsSync);
// Who bundles from Python (course/front_end.py) says which.
const python = process.env.COURSE_PYTHON ?? own ?? "python3";
execFileSync(python, ["-m", "course.typescript"], { cwd: root, stdio: "inherit" });
