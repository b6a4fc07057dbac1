// Bundles the compiled program into dist/bundle/, which bin/genchi.js runs: loading some two hundred modules takes longer than
// most runs. `program.js` is all of it, a function that src/cli/load-program.ts calls; `launch.js` loads it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Node's own modules that take milliseconds to load and that most runs import in vain. */
const HEAVY = ['child_process', 'crypto'];

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const target = join(dist, 'bundle');
/** Large packages that few runs need: loaded from the disk where one does. */
const UNBUNDLED = ['docx', 'mammoth', 'postal-mime', 'vscode-languageserver/node'];
const { resolve } = createRequire(import.meta.url);

rmSync(target, { recursive: true, force: true });
mkdirSync(target);
const launch = await bundle('launch', 'dist/cli/launch.js');
const program = await bundle('program', 'dist/cli/program.js');
write('launch.js', launch.code);
write(
  'program.js',
  `(function (exports, require, module, __filename, __dirname) {${asciiOnly(program.code)}\n})`,
);
write('worker.js', "require('./launch.js').serve();\n");
write('package.json', '{ "type": "commonjs" }\n');
write('LICENSES.txt', licencesOf([...launch.moduleIds, ...program.moduleIds]));

function write(name, content) {
  writeFileSync(join(target, name), content);
}

async function bundle(name, file) {
  const build = await rolldown({
    input: { [name]: join(root, file) },
    platform: 'node',
    transform: { define: { IS_BUNDLE: 'true' } },
    plugins: [languageTables(), lazyBuiltins(), fromDisk(), jsoncParser()],
  });
  const { output } = await build.generate({
    format: 'cjs',
    codeSplitting: false,
    // Names stay, so that a stack trace tells something.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  });
  const [chunk, ...others] = output;
  const all = [...chunk.imports, ...chunk.dynamicImports];
  const foreign = all.filter(
    (one) => !builtinModules.includes(one.replace(/^node:/, '')) && !UNBUNDLED.includes(one),
  );
  if (others.length > 0 || foreign.length > 0)
    throw new Error(`the bundle needs more: ${foreign.join(', ')}`);
  return chunk;
}

/** The tables of `language/` are part of the program: nothing is read at the start. */
function languageTables() {
  const folder = join(root, 'language');
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.tsv'));
  const texts = names.map((name) => {
    const rows = readFileSync(join(folder, name), 'utf8').replace(/^(?:#.*)?\n/gm, '');
    return [name.replaceAll('\\', '/').replace(/\.tsv$/, ''), rows];
  });
  return {
    name: 'language-tables',
    load: (id) =>
      id === join(dist, 'language/tables/read-table-file.js')
        ? `const FILES = ${JSON.stringify(Object.fromEntries(texts))};\nexport const readTableFile = (name) => FILES[name];`
        : null,
  };
}

/** Node's own modules are loaded where their importers are, not all at the beginning; heavy ones where they are first used. */
function lazyBuiltins() {
  const prefix = '\0builtin:';
  return {
    name: 'lazy-builtins',
    resolveId(id, importer) {
      const name = id.replace(/^node:/, '');
      if (!builtinModules.includes(name)) return null;
      if (importer?.startsWith(prefix)) return { id: `node:${name}`, external: true };
      return `${prefix}${name}`;
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const name = id.slice(prefix.length);
      const load = `require('node:${name}')`;
      if (!HEAVY.includes(name)) return `module.exports = ${load};`;
      const names = Object.keys(createRequire(import.meta.url)(name)).filter((one) => /^\w+$/.test(one));
      return `module.exports = { ${names.map((one) => `get ${one}() { return ${load}.${one}; }`).join(', ')} };`;
    },
  };
}

/** Packages that are required where their importers first want them. */
function fromDisk() {
  const prefix = '\0disk:';
  return {
    name: 'from-disk',
    resolveId(id, importer) {
      if (importer?.startsWith(prefix)) return { id, external: true };
      return UNBUNDLED.includes(id) ? `${prefix}${id}` : null;
    },
    load(id) {
      return id.startsWith(prefix)
        ? { code: `module.exports = require(${JSON.stringify(id.slice(prefix.length))});`, moduleType: 'js' }
        : null;
    },
  };
}

/** The CommonJS form of jsonc-parser cannot be bundled; ours imports it as Node gives it, as a default. */
function jsoncParser() {
  const entry = '\0jsonc-parser';
  const esm = join(dirname(resolve('jsonc-parser/package.json')), 'lib/esm/main.js');
  return {
    name: 'jsonc-parser',
    resolveId: (id) => (id === 'jsonc-parser' ? entry : null),
    load: (id) => (id === entry ? `export * as default from ${JSON.stringify(esm)};` : null),
  };
}

/** The same program with all else than ASCII escaped, which can be read without decoding. */
function asciiOnly(code) {
  // A raw template takes no escapes: it becomes a plain one with its backslashes doubled.
  const plain = code.replace(/String\.raw(`(?:[^`\\]|\\[^`])*`)/g, (_, template) =>
    template.replace(/\$\{[^}]*\}|\\/g, (part) => (part === '\\' ? '\\\\' : part)),
  );
  const odd = /String\.raw|[^\\](?:\\\\)*\\[^\0-\x7f]/.exec(plain);
  if (odd) throw new Error(`cannot be written in ASCII: ${plain.slice(odd.index, odd.index + 80)}`);
  return plain.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The licences of the packages that the bundle has parts of, as they ask to be kept with their code. */
function licencesOf(moduleIds) {
  const packages = new Set(
    moduleIds.map((id) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1]),
  );
  packages.delete(undefined);
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
      const text =
        file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(72)}\n\n`);
}
