import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "host", include: ["tests/host/*.test.ts"], environment: "node" } },
      {
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        test: {
          name: "components",
          include: ["tests/components/*.test.tsx"],
          environment: "happy-dom",
          globalSetup: "tests/components/setup.ts",
          // Only what hangs waits this long: a busy machine is no mistake.
          testTimeout: 60_000,
        },
      },
    ],
  },
});
