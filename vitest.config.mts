import { defineConfig } from "vitest/config";

// Milliseconds. A busy machine is no mistake: tests never time.
const PATIENCE = 120_000;

export default defineConfig({
  test: {
    projects: [
      { test: { testTimeout: PATIENCE, name: "host", include: ["tests/host/*.test.ts"], environment: "node" } },
      {
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        test: {
          testTimeout: PATIENCE,
          name: "components",
          include: ["tests/components/*.test.tsx"],
          environment: "happy-dom",
          globalSetup: "tests/components/setup.ts",
        },
      },
    ],
  },
});
