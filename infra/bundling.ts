import { readFileSync } from 'node:fs';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
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
  'bowser',
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

type Words = Readonly<Record<string, unknown>>;
const readWords = (path: string): Words => JSON.parse(readFileSync(path, 'utf8'));

/** What the parser makes of a message; the message itself where that says no more: text and plain parameters. */
const parsedMessage = (message: unknown): unknown => {
  const elements = parse(String(message), { ignoreTag: true });
  const plain = elements.map((element) => {
    if (element.type === TYPE.literal) return element.value;
    return element.type === TYPE.argument ? `{${element.value}}` : undefined;
  });
  return plain.includes(undefined) || plain.join('') !== message ? elements : message;
};

/**
 * Messages are parsed here, so that no function brings the parser along, or waits for it. Those of an area are one text,
 * which costs nothing until it is read. English has every key (a test compares the languages): the others are their words
 * alone, in its order.
 */
const parsedMessages: Plugin = {
  name: 'parsed-messages',
  setup(build) {
    build.onResolve({ filter: /^@formatjs\/icu-messageformat-parser$/ }, ({ path, resolveDir, kind }) =>
      build.resolve(`${path}/no-parser.js`, { resolveDir, kind }),
    );
    build.onLoad({ filter: /\/functions\/platform\/messages\/[a-z]+\/\w+\.json$/ }, ({ path }) => {
      const english = path.replace(/\/[a-z]+\/(?=\w+\.json$)/, '/en/');
      const words = readWords(path);
      const messages = Object.keys(readWords(english)).map(
        (key) => [key, parsedMessage(words[key])] as const,
      );
      const area = path === english ? Object.fromEntries(messages) : messages.map(([, message]) => message);
      return { contents: JSON.stringify(area), loader: 'text' };
    });
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

/** How a function is bundled, with the SDK inside; `bundle-function.ts` divides it into files. */
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
  plugins: [noFileTypes, noFetching, noEndpointCache, parsedMessages, versionOnly, likeSchemasOnce],
} as const satisfies BuildOptions;
