/**
 * Bundles the front end into the static folder of the Voilà template.
 * Each widget is an entry of its own; all of them take Preact, and what else the host has, from the host's one file; what
 * some share becomes a chunk. Every file carries its hash, so a browser may keep it for ever; .br and .gz stand beside it,
 * so no server compresses.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { Resvg } from "@resvg/resvg-js";
import { build, transform } from "esbuild";
import subsetFont from "subset-font";
import "./types.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(root, "assets/jupyter/voila/templates/course/static");
mkdirSync(out, { recursive: true });

const widgets = readdirSync(join(root, "widgets")).filter((name) =>
  existsSync(join(root, "widgets", name, `${name}.tsx`)),
);
const stages = readdirSync(join(root, "widgets/stages")).filter((name) =>
  existsSync(join(root, "widgets/stages", name, `${name}.tsx`)),
);

const HOST = "assets/host/host.ts";

/**
 * Whatever is fetched by itself, begun with or later, has the host below it. So all that the host needs is in every bundle,
 * and becomes one file: without it nothing runs anyway, and there is never a second Preact.
 */
const withHost = {
  name: "with-host",
  setup(bundling) {
    bundling.onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === "itself" || !["entry-point", "dynamic-import"].includes(kind)) return;
      const found = await bundling.resolve(path, { kind: "import-statement", resolveDir, pluginData: "itself" });
      return { path: found.path, namespace: found.namespace === "file" ? "with-host" : found.namespace };
    });
    bundling.onLoad({ filter: /.*/, namespace: "with-host" }, ({ path }) => {
      const [file, host] = [path, join(root, HOST)].map((each) => JSON.stringify(each));
      const given = /\bexport default\b|\bmodule\.exports\b/.test(readFileSync(path, "utf8"));
      return {
        contents: `import ${host}; export * from ${file}; ${given ? `export { default } from ${file};` : ""}`,
        resolveDir: root,
      };
    });
  },
};

/** The player of told scenes with one drawing in it: a page loads no drawing that it does not show. */
const sceneOf = {
  name: "scene-of",
  setup(bundling) {
    bundling.onResolve({ filter: /^scene-of:/ }, ({ path }) => ({
      path: path.replace("scene-of:", ""),
      namespace: "scene-of",
    }));
    bundling.onLoad({ filter: /.*/, namespace: "scene-of" }, ({ path: stage }) => ({
      contents: `
        import "./${HOST}";
        import stage from "./widgets/stages/${stage}/${stage}";
        import { putStage } from "./widgets/scene/stages";
        putStage("${stage}", stage);
        export { default } from "./widgets/scene/scene";`,
      resolveDir: root,
    }));
  },
};

// Which themes can be chosen too, and where: high contrast is for paper as well.
const CHOSEN = {
  "(prefers-color-scheme: dark)": ["dark", "screen"],
  "(prefers-contrast: more)": ["contrast", "all"],
};

/** A theme is written once, as the reader's system asks for it; who chooses it gets the same. */
const themes = {
  name: "themes",
  setup(bundling) {
    bundling.onLoad({ filter: /tokens\.css$/ }, ({ path }) => {
      let css = readFileSync(path, "utf8");
      for (const [asked, [name, media]] of Object.entries(CHOSEN)) {
        const start = `@media screen and ${asked} {\n  :root:not([data-theme]) {`;
        const [before, after] = css.split(start);
        if (!after) throw new Error(`tokens.css has no theme for ${asked}`);
        const end = after.indexOf("\n}\n") + 3;
        const theme = after.slice(0, end);
        css = `${before}${start}${theme}@media ${media} {\n  :root[data-theme="${name}"] {${theme}${after.slice(end)}`;
      }
      return { contents: css, loader: "css", resolveDir: dirname(path) };
    });
  },
};

/** The weights that the styles ask for (tokens.css), and no others: two fifths of the file. */
const weights = {
  name: "weights",
  setup(bundling) {
    bundling.onLoad({ filter: /\.woff2$/ }, async ({ path }) => {
      const letters = String.fromCodePoint(...Array.from({ length: 0x3000 }, (_, i) => i));
      const kept = { targetFormat: "woff2", variationAxes: { wght: { min: 400, max: 700 } } };
      return { contents: await subsetFont(readFileSync(path), letters, kept), loader: "file" };
    });
  },
};

const baseName = (path) => path.split("/").pop();

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
    // Group sessions; lessons load none of these.
    projector: "assets/group/projector.tsx",
    leader: "assets/group/leader.tsx",
    house: "assets/host/house.tsx",
    embedded: "assets/host/embedded.ts",
    ...Object.fromEntries(widgets.map((name) => [name, `widgets/${name}/${name}.tsx`])),
    ...Object.fromEntries(stages.map((name) => [`scene_${name}`, `scene-of:${name}`])),
  },
  plugins: [sceneOf, withHost],
  format: "esm",
  splitting: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  define: { "process.env.NODE_ENV": '"production"' },
  write: false,
});
nameHost(scripts);

/** The chunk with the host gets its name. */
function nameHost({ metafile, outputFiles }) {
  const [path] = Object.entries(metafile.outputs).find(([, { inputs }]) => HOST in inputs);
  const [was, host] = [baseName(path), baseName(path).replace("shared-", "host-")];
  const renamed = (text) => text.replaceAll(was, host);
  metafile.outputs = JSON.parse(renamed(JSON.stringify(metafile.outputs)));
  for (const file of outputFiles) writeFileSync(renamed(file.path), renamed(file.text));
}

// Small pages of leaders and authors, without Preact.
const small = await build({
  ...common,
  entryPoints: { begin: "assets/group/begin.ts", cards: "assets/group/cards.ts", desk: "assets/edit/desk.ts" },
  format: "esm",
});

// Stands inline in every page, before the first paint: small, and not a module, because modules wait for the whole page.
const loader = await build({
  ...common,
  entryPoints: { loader: "assets/host/loader.ts" },
  format: "iife",
  target: "es2020",
  write: false,
});
const LARGEST_LOADER = 1536; // bytes: every page carries it
const inline = loader.outputFiles[0].text.replace('"use strict";', "").trim();
if (inline.length > LARGEST_LOADER) throw new Error(`the loader is ${inline.length} bytes, ${LARGEST_LOADER} at most`);

// The page for phones in a group: one script and one style, also for phones that are some years old.
const phone = await Promise.all([
  build({
    ...common,
    entryPoints: { phone: "assets/group/phone.tsx" },
    format: "iife",
    target: "es2019",
    // A play that is handed out comes in a module of its own (assets/group/play.tsx); who cannot have that votes as before.
    supported: { "dynamic-import": true },
    jsx: "automatic",
    jsxImportSource: "preact",
  }),
  build({
    ...common,
    entryPoints: { phone: "assets/group/phone.css" },
    plugins: [themes],
    target: ["chrome88", "safari14.1", "firefox85"],
  }),
]);

// Not served as it is: what to keep is written before it (course/site/installable.py).
const worker = await build({
  ...common,
  entryPoints: { worker: "assets/worker/worker.ts" },
  format: "iife",
  define: { "process.env.NODE_ENV": '"production"' },
});

// Not for browsers: draws the first state of every widget into the pages (course/drawing).
const imports = (names, folder) => names.map((name) => `import ${name} from "./${folder}/${name}/${name}";`).join("\n");
const draw = await build({
  ...common,
  stdin: {
    contents: `
      import { drawingOf } from "./assets/draw/draw";
      ${imports(widgets, "widgets")}
      ${imports(stages, "widgets/stages")}
      globalThis.draw = drawingOf({ ${widgets.join(", ")} }, { ${stages.join(", ")} });`,
    resolveDir: root,
  },
  entryNames: "draw-[hash]",
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  external: ["plotly.js-basic-dist-min"],
  define: { "process.env.NODE_ENV": '"production"' },
});

// What all drawings share, and then each of them.
const drawings = ["parts", ...stages]
  .map((name) => `widgets/stages/${name}`)
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)).map((file) => `${folder}/${file}`))
  .filter((file) => file.endsWith(".css"));

// Source buttons stand in widgets too.
const front = ["assets/styles/tokens.css", "assets/styles/source.css", "widgets/front/front.css"];
const own = widgets
  .map((name) => `widgets/${name}/${name}.css`)
  .concat(drawings)
  .filter((file) => existsSync(join(root, file)));
const styleOf = (name, files) =>
  build({
    ...common,
    stdin: { contents: files.map((file) => `@import "./${file}";`).join("\n"), resolveDir: root, loader: "css" },
    entryNames: `${name}-[hash]`,
    plugins: [themes],
  });
const sheets = await Promise.all([
  build({ ...common, entryPoints: { page: "assets/styles/page.css" }, plugins: [weights] }),
  build({ ...common, entryPoints: { around: "assets/styles/around.css" } }),
  build({ ...common, entryPoints: { group: "assets/group/group.css" } }),
  build({ ...common, entryPoints: { desk: "assets/edit/desk.css" } }),
  styleOf("front", front),
  // JupyterLab loads this file alone.
  styleOf("widgets", [...front, ...own]),
]);

const files = {};
const preload = {};
for (const [path, output] of [scripts, small].flatMap(({ metafile }) => Object.entries(metafile.outputs))) {
  if (HOST in output.inputs) {
    files.host = baseName(path);
    preload.host = [];
    if (output.imports.some(({ kind }) => kind === "import-statement"))
      throw new Error("the host is more than one file");
  }
  if (Object.keys(output.inputs).some((input) => input.includes("/plotly.js-"))) files.charts = baseName(path);
  if (!output.entryPoint) continue;
  const name = baseName(output.entryPoint)
    .replace(/\.tsx?$/, "")
    .replace("scene-of:", "scene_");
  files[name] = baseName(path);
  preload[name] = output.imports.filter((item) => item.kind === "import-statement").map((item) => baseName(item.path));
}
[files.phone, files.phone_css] = phone.map((result) => baseName(Object.keys(result.metafile.outputs)[0]));
files.worker = baseName(Object.keys(worker.metafile.outputs)[0]);
files.draw = baseName(Object.keys(draw.metafile.outputs)[0]);
for (const result of sheets) {
  for (const path of Object.keys(result.metafile.outputs)) {
    const file = baseName(path);
    if (/^page-.*\.css$/.test(file)) files.page_css = file;
    if (/^around-.*\.css$/.test(file)) files.around_css = file;
    if (/^group-.*\.css$/.test(file)) files.group_css = file;
    if (/^front-.*\.css$/.test(file)) files.front_css = file;
    if (/^widgets-.*\.css$/.test(file)) files.widgets_css = file;
    if (/^desk-.*\.css$/.test(file)) files.desk_css = file;
    if (/wght-normal-.*\.woff2$/.test(file)) files.font = file;
  }
}
// The icon, and pictures of it for home screens. A maskable one fills its square, so that any shape can be cut from it.
const icon = readFileSync(join(root, "assets/pictures/icon.svg"), "utf8");
const ground = /<rect[^>]*fill="(#[0-9a-f]{6})"/.exec(icon)[1];
const maskable = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${ground}"/>${icon.replace("<svg ", '<svg x="8" y="8" width="48" height="48" ')}</svg>`;
const drawn = (svg, width) => new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng();
const icons = {
  icon: ["svg", icon],
  icon_192: ["png", drawn(icon, 192)],
  icon_512: ["png", drawn(icon, 512)],
  maskable_192: ["png", drawn(maskable, 192)],
  maskable_512: ["png", drawn(maskable, 512)],
};
for (const [name, [ending, content]] of Object.entries(icons)) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  files[name] = `${name}-${hash}.${ending}`;
  writeFileSync(join(out, files[name]), content);
}

// What the scripts of a page say, in English: their page carries the words for it, in its own language, and no others.
const catalogues = ["assets", "widgets"]
  .flatMap((top) => readdirSync(join(root, top), { recursive: true }).map((file) => `${top}/${file}`))
  .filter((file) => file.endsWith("/nl.po"));
const texts = new Set(
  catalogues
    .flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/^msgid (".+")$/gm)])
    .map(([, text]) => JSON.parse(text)),
);
const saidIn = (inputs) =>
  [...new Set(inputs)]
    .filter((input) => existsSync(join(root, input)) && !input.startsWith("node_modules/"))
    .flatMap((input) => [...readFileSync(join(root, input), "utf8").matchAll(/"(?:[^"\\\n]|\\.)*"/g)])
    .map(([text]) => text.slice(1, -1).replace(/\\(.)/g, "$1"))
    .filter((text) => texts.has(text));
const outputs = { ...scripts.metafile.outputs, ...small.metafile.outputs };
const closure = (path, seen = new Set()) => {
  if (seen.has(path) || !outputs[path]) return [];
  seen.add(path);
  const { inputs, imports } = outputs[path];
  return [...Object.keys(inputs), ...imports.flatMap((item) => closure(item.path, seen))];
};
const said = {
  phone: saidIn(Object.keys(phone[0].metafile.inputs)),
};
for (const name of ["projector", "leader", "begin", "desk"]) {
  const path = Object.keys(outputs).find((output) => baseName(output) === files[name]);
  said[name] = saidIn(closure(path));
}
// Of each widget, and of a story with each drawing. Its other words are content, which Python puts into its state
// (course/lesson/render.py).
const below = (path, seen = new Set()) => {
  const found = scripts.metafile.inputs[path];
  if (seen.has(path) || !found) return [];
  seen.add(path);
  const used = found.imports.filter(({ kind }) => kind === "import-statement");
  return [path, ...used.flatMap((item) => below(item.path, seen))];
};
const each = (found) => [...new Set(found)].sort();
for (const [name, found] of Object.entries(said)) said[name] = each(found);
const made = [
  ...widgets.map((name) => [name, [`${name}/${name}`]]),
  ...stages.map((name) => [`scene_${name}`, ["scene/scene", `stages/${name}/${name}`]]),
].map(([name, from]) => [name, from.flatMap((file) => below(`widgets/${file}.tsx`))]);
said.widgets = Object.fromEntries(made.map(([name, used]) => [name, each(saidIn(used))]));

// The style of each of them, which a lesson that shows it carries in its page: that of each component in it, and of all drawings
// what they share. In the order of the one file for JupyterLab.
const styles = {};
for (const file of own) {
  const { code } = await transform(readFileSync(join(root, file), "utf8"), {
    loader: "css",
    minify: true,
    target: common.target,
  });
  const component = file.replace(/\.css$/, ".tsx");
  const folder = `${dirname(file)}/`;
  const styled = existsSync(join(root, component))
    ? (used) => used.includes(component)
    : (used) => used.some((input) => input.startsWith(folder));
  styles[file] = { code: code.trim(), of: made.filter(([, used]) => styled(used)).map(([name]) => name) };
}

// Every file that a page of the course may ask for, and those of them that a reader's device keeps. The folder may
// hold those of an earlier bundling too.
const authors = ["desk", "desk_css"].map((name) => files[name]);
const leaders = ["projector", "leader", "begin", "cards", "group_css"].map((name) => files[name]);
const all = [scripts, small, ...sheets].flatMap((result) => Object.keys(result.metafile.outputs)).map(baseName);
all.push(...Object.keys(icons).map((name) => files[name]));
const used = [...new Set(all)].filter((file) => !authors.includes(file)).sort();
// In a frame of another site nothing is kept on the device.
const kept = used.filter((file) => ![...leaders, files.embedded].includes(file));

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
  `${JSON.stringify({ source: process.env.COURSE_SOURCE_KEY ?? "", loader: inline, files, preload, said, styles, used, kept }, null, 1)}\n`,
);
