import { defineConfig } from "vitest/config";
import "./assets/types.mjs";

// Milliseconds. A busy machine is no mistake: tests never time.
const PATIENCE = 120_000;
const patient = { testTimeout: PATIENCE, hookTimeout: PATIENCE };
// Not on the page that widgets share: a group's page is a program that starts as it is imported, a stage has no document.
const ALONE = "tests/components/{group_*,stage_*,stages}.test.{ts,tsx}";
const component = {
  ...patient,
  environment: "happy-dom",
  globalSetup: "tests/components/setup.ts",
};
const esbuild = { jsx: "automatic", jsxImportSource: "preact" } as const;

export default defineConfig({
  test: {
    // Another order each time, as pytest has it; the seed of a run is told, and `--sequence.seed` repeats it.
    sequence: { shuffle: true },
    projects: [
      { extends: true, test: { ...patient, name: "host", include: ["tests/host/*.test.ts"], environment: "node" } },
      { extends: true, esbuild, test: { ...component, name: "alone", include: [ALONE] } },
      {
        extends: true,
        esbuild,
        test: {
          ...component,
          name: "components",
          include: ["tests/components/*.test.{ts,tsx}"],
          exclude: [ALONE],
          // A window for each file costs more than its tests do.
          isolate: false,
          setupFiles: "tests/components/page.ts",
        },
      },
    ],
  },
});
