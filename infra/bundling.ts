import { readFileSync } from 'node:fs';
import type { BuildOptions, Plugin } from 'esbuild';

/**
 * What the SDK imports only at the moment it needs it, and never does here: ways to credentials where there are none in
 * the environment (Lambda always gives them there), and event streams, which no service that we call answers with. A
 * fifth of a function's size.
 */
const NEVER_LOADED = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/nested-clients/*',
  '@smithy/core/event-streams',
  '@smithy/credential-provider-imds',
];

/**
 * Nodemailer's table of file types is an eighth of mail-out, and no mail of ours has an attachment: it answers what the
 * table answers for a file that it does not know.
 */
const noFileTypes: Plugin = {
  name: 'no-file-types',
  setup(build) {
    build.onLoad({ filter: /\/nodemailer\/dist\/esm\/mime-funcs\/mime-types\.js$/ }, () => ({
      contents: `
        export const detectMimeType = () => 'application/octet-stream';
        export const detectExtension = () => 'bin';
      `,
    }));
  },
};

/** Nor may a mail of ours fetch anything (`disableUrlAccess`): Nodemailer's own client for the web is never called. */
const noFetching: Plugin = {
  name: 'no-fetching',
  setup(build) {
    build.onLoad({ filter: /\/nodemailer\/dist\/esm\/fetch\/index\.js$/ }, () => ({
      contents: "export default () => { throw new Error('No mail fetches anything'); };",
    }));
  },
};

/**
 * The SDK keeps discovered endpoints in a cache with a limit of its own making; DynamoDB's client asks for discovery only
 * when told to, and is not. A map does for the entry or two that there might be.
 */
const noEndpointCache: Plugin = {
  name: 'no-endpoint-cache',
  setup(build) {
    build.onLoad({ filter: /\/mnemonist\/lru-cache\.js$/ }, () => ({
      contents:
        'module.exports = class extends Map { constructor() { super(); } peek(key) { return this.get(key); } };',
    }));
  },
};

/**
 * Messages may name formats of numbers and dates by skeletons (`::currency/EUR`), for which their parser brings a parser
 * of its own and the clocks of all countries. No message of ours has one, which a test holds.
 */
const noSkeletons: Plugin = {
  name: 'no-skeletons',
  setup(build) {
    build.onLoad({ filter: /\/@formatjs\/icu-skeleton-parser\/index\.js$/ }, () => ({
      contents: `
        const none = () => { throw new Error('No message has a skeleton'); };
        export { none as parseDateTimeSkeleton, none as parseNumberSkeleton, none as parseNumberSkeletonFromString };
      `,
    }));
    build.onLoad({ filter: /\/@formatjs\/icu-messageformat-parser\/index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^const timeData = \{$.*?^\};$/ms, 'const timeData = {};'),
    }));
  },
};

/** A client of the SDK brings its package's description for the sake of its version. */
const versionOnly: Plugin = {
  name: 'version-only',
  setup(build) {
    build.onLoad({ filter: /\/@aws-sdk\/client-[\w-]+\/package\.json$/ }, ({ path }) => ({
      contents: JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version }),
      loader: 'json',
    }));
  },
};

/** English has every key (a test compares the languages): the others are bundled as their words alone, in its order. */
const keysOnce: Plugin = {
  name: 'keys-once',
  setup(build) {
    build.onLoad({ filter: /\/messages\/[a-z]+\/\w+\.json$/ }, ({ path }) => {
      const english = path.replace(/\/[a-z]+\/(?=\w+\.json$)/, '/en/');
      if (path === english) return undefined;
      const [keys, words] = [english, path].map((file) => JSON.parse(readFileSync(file, 'utf8')));
      const inOrder = JSON.stringify(Object.keys(keys).map((key) => words[key]));
      return {
        contents: `
          import english from ${JSON.stringify(english)} with { type: 'json' };
          const underKeys = (words) => Object.fromEntries(Object.keys(english).map((key, at) => [key, words[at]]));
          export default /* @__PURE__ */ underKeys(${inOrder});
        `,
      };
    });
  },
};

/** What zod's makers of schemas end in, and the one of `optional`, as its files word them. */
const MAKER = /return core\._(\w+)\((\w+), params\);/g;
const OPTIONAL = /return (new ZodMiniOptional\(\{\s+type: "optional",\s+innerType: innerType,\s+\}\));/;

/**
 * A function makes hundreds of schemas as it loads, most of them alike: a text, a whole number, the same made optional.
 * A schema never changes once it is made (`check` answers another one), so one of each kind does for all.
 */
const likeSchemasOnce: Plugin = {
  name: 'like-schemas-once',
  setup(build) {
    build.onLoad({ filter: /\/zod\/v4\/mini\/(schemas|iso)\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
        .replace(MAKER, 'return params === undefined ? (made.$1 ??= core._$1($2)) : core._$1($2, params);')
        .replace(
          OPTIONAL,
          'if (!optionals.has(innerType)) optionals.set(innerType, $1);\nreturn optionals.get(innerType);',
        );
      if (!text.includes('made.')) throw new Error(`${path} makes its schemas in another way than it did`);
      return { contents: `const made = {};\nconst optionals = new WeakMap();\n${text}` };
    });
  },
};

/** How a function becomes one CommonJS file with the SDK inside; the bench and the tests bundle the same way. */
export const BUNDLING = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.css': 'text' },
  external: NEVER_LOADED,
  // One character beyond Latin-1 would have the engine keep and scan all of the source at two bytes a letter.
  charset: 'ascii',
  logLevel: 'warning',
  plugins: [noFileTypes, noFetching, noEndpointCache, noSkeletons, versionOnly, keysOnce, likeSchemasOnce],
} as const satisfies BuildOptions;
