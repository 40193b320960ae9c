import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { PurgeCSS } from 'purgecss';
import { defineConfig, type Plugin } from 'vite';

const outDir = join(import.meta.dirname, '..', '..', 'dist', 'web');
const worthwhile = /\.(js|css|html|svg)$/;

/** Every text file beside its gzip and brotli form, so that the server compresses nothing while it answers. */
function compressed(): Plugin {
  let folder = outDir;
  return {
    name: 'compressed',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (!entry.isFile() || !worthwhile.test(file)) continue;
        const text = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(text));
      }
    },
  };
}

/** Of the design system's style sheet, half a megabyte, only what the pages name: an area's first load stays small. */
function purged(): Plugin {
  return {
    name: 'purged',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.endsWith('/uswds.min.css')) return null;
      const [sheet] = await new PurgeCSS().purge({
        content: [join(import.meta.dirname, 'src/**/*.{ts,tsx}'), join(import.meta.dirname, 'index.html')],
        css: [{ raw: code }],
        // Names that are put together: usa-alert--${type}.
        safelist: { standard: [/^usa-(alert|form-group)--/] },
        // React writes tabIndex; labels of boxes are found by [class*=__label].
        dynamicAttributes: ['tabindex', 'class'],
        fontFace: true,
        keyframes: true,
        variables: true,
      });
      return { code: sheet!.css, map: null };
    },
  };
}

/** @public */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [purged(), compressed()],
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  // The content security policy allows no data: scripts or fonts, and a file is cached, an inlined one is not.
  build: {
    outDir,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    sourcemap: false,
    rolldownOptions: {
      // How long a plugin took is of no use to who builds the pages for the first time.
      checks: { pluginTimings: false },
      // "use client" means nothing where everything is a client.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
