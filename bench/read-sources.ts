/* Lets Node import what the build bundles: pages (.tsx) and steps of the database (.sql, as text). */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

registerHooks({
  load: (url, context, next) => {
    if (!/\.(tsx|sql)$/.test(url)) return next(url, context);
    const text = readFileSync(fileURLToPath(url), 'utf8');
    const isPage = url.endsWith('.tsx');
    const source = isPage
      ? transformSync(text, { loader: 'tsx', jsx: 'automatic', jsxImportSource: 'hono/jsx' }).code
      : `export default ${JSON.stringify(text)};`;
    return { format: 'module', source, shortCircuit: true };
  },
});
