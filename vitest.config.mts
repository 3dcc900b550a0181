import { defineConfig } from "vitest/config";
import "./assets/types.mjs";

// Milliseconds. A busy machine is no mistake: tests never time.
const PATIENCE = 120_000;
const patient = { testTimeout: PATIENCE, hookTimeout: PATIENCE };

export default defineConfig({
  test: {
    // Another order each time, as pytest has it; the seed of a run is told, and `--sequence.seed` repeats it.
    sequence: { shuffle: true },
    projects: [
      { extends: true, test: { ...patient, name: "host", include: ["tests/host/*.test.ts"], environment: "node" } },
      {
        extends: true,
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        test: {
          ...patient,
          name: "components",
          include: ["tests/components/*.test.{ts,tsx}"],
          environment: "happy-dom",
          globalSetup: "tests/components/setup.ts",
        },
      },
    ],
  },
});
