/**
 * Bundles the front end into the static folder of the Voilà template.
 * Each widget is an entry of its own; what they share becomes a chunk. Every file carries its
 * hash, so a browser may keep it for ever; .br and .gz stand beside it, so no server compresses.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(root, "assets/jupyter/voila/templates/course/static");
mkdirSync(out, { recursive: true });

const widgets = readdirSync(join(root, "widgets")).filter((name) =>
  existsSync(join(root, "widgets", name, `${name}.tsx`)),
);
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  metafile: true,
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "shared-[hash]",
  assetNames: "[name]-[hash]",
  target: ["es2022"],
  legalComments: "none",
};

const scripts = await build({
  ...common,
  entryPoints: {
    host: "assets/host/host.ts",
    ...Object.fromEntries(widgets.map((name) => [name, `widgets/${name}/${name}.tsx`])),
  },
  format: "esm",
  splitting: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  define: { "process.env.NODE_ENV": '"production"' },
});

// Runs before the first paint: small, whole, and not a module.
const early = await build({ ...common, entryPoints: { look: "assets/host/look.ts" }, format: "iife" });

// The page for phones in a group: one script and one style, also for phones that are some years old.
const phone = await Promise.all([
  build({ ...common, entryPoints: { phone: "assets/group/phone.tsx" }, format: "iife", target: "es2019", jsx: "automatic", jsxImportSource: "preact" }),
  build({ ...common, entryPoints: { phone: "assets/styles/phone.css" }, target: ["chrome88", "safari14.1", "firefox85"] }),
]);

// Source buttons stand in widgets too, also in JupyterLab, which loads this file alone.
const family = ["assets/styles/tokens.css", "assets/styles/source.css", "widgets/front/front.css"]
  .concat(widgets.map((name) => `widgets/${name}/${name}.css`))
  .filter((file) => existsSync(join(root, file)));
const styles = await Promise.all([
  build({ ...common, entryPoints: { page: "assets/styles/page.css" }, loader: { ".woff2": "file" } }),
  build({
    ...common,
    stdin: { contents: family.map((file) => `@import "./${file}";`).join("\n"), resolveDir: root, loader: "css" },
    entryNames: "widgets-[hash]",
    loader: { ".woff2": "file" },
  }),
]);

const files = {};
const preload = {};
const baseName = (path) => path.split("/").pop();
for (const [path, output] of Object.entries(scripts.metafile.outputs)) {
  if (!output.entryPoint) continue;
  const name = baseName(output.entryPoint).replace(/\.tsx?$/, "");
  files[name] = baseName(path);
  preload[name] = output.imports.filter((item) => item.kind === "import-statement").map((item) => baseName(item.path));
}
files.look = baseName(Object.keys(early.metafile.outputs)[0]);
[files.phone, files.phone_css] = phone.map((result) => baseName(Object.keys(result.metafile.outputs)[0]));
for (const result of styles) {
  for (const path of Object.keys(result.metafile.outputs)) {
    const file = baseName(path);
    if (/^page-.*\.css$/.test(file)) files.page_css = file;
    if (/^widgets-.*\.css$/.test(file)) files.widgets_css = file;
    if (/wght-normal-.*\.woff2$/.test(file)) files.font = file;
  }
}
const icon = readFileSync(join(root, "assets/pictures/icon.svg"));
files.icon = `icon-${createHash("sha256").update(icon).digest("hex").slice(0, 8).toUpperCase()}.svg`;
writeFileSync(join(out, files.icon), icon);

for (const file of readdirSync(out).filter((name) => /\.(js|css|svg)$/.test(name))) {
  const path = join(out, file);
  if (existsSync(`${path}.br`) && statSync(`${path}.br`).mtimeMs >= statSync(path).mtimeMs) continue;
  const bytes = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(bytes));
}

// Written last: whoever sees the manifest finds every file it names.
writeFileSync(
  join(out, "manifest.json"),
  `${JSON.stringify({ source: process.env.COURSE_SOURCE_KEY ?? "", files, preload }, null, 1)}\n`,
);
