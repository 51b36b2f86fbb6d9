/**
 * Who may import whom. `src/architecture.test.ts` holds the code to this table; `npm run docs` draws the graph in
 * ARCHITECTURE.md from it. A new line here is a decision: say why.
 */
export type LayerRule = {
  /** Paths that belong to it; the first layer that matches wins. `:module` stands for a module's name. */
  readonly files: readonly RegExp[];
  /**
   * What it may import: a layer's name (inside a module: of the same module), `other <layer>` (of any other module that
   * the module graph allows), or a path of one of our files.
   */
  readonly may: readonly string[];
  /** What it may import on top of that for types only. */
  readonly mayAsTypes: readonly string[];
  /** Packages from npm and Node: any, or only these. */
  readonly packages: 'any' | 'no node builtins' | readonly string[];
};

const inModules = (rest: string) => new RegExp(`^src/modules/[a-z-]+/${rest}$`);

export const layers = {
  kernel: {
    files: [/^src\/kernel\//],
    may: ['kernel'],
    mayAsTypes: [],
    // Both are pure: ICU messages, and a device's name from its user agent.
    packages: ['intl-messageformat', 'bowser'],
  },
  ui: {
    files: [/^src\/ui\//],
    may: ['kernel', 'ui'],
    mayAsTypes: [],
    packages: 'no node builtins',
  },
  'platform/db': {
    files: [/^src\/platform\/db\//],
    may: ['kernel', 'platform', 'platform/db'],
    mayAsTypes: [],
    packages: 'any',
  },
  'platform/http': {
    files: [/^src\/platform\/http\//],
    may: ['kernel', 'platform', 'platform/http'],
    mayAsTypes: [],
    packages: 'any',
  },
  platform: {
    files: [/^src\/platform\//],
    may: ['kernel', 'platform', 'platform/db', 'platform/http'],
    mayAsTypes: [],
    packages: 'any',
  },
  messages: {
    files: [inModules('(pages/)?([a-z-]+\\.)?messages\\.[a-z]{2}\\.ts')],
    may: [],
    mayAsTypes: [],
    packages: [],
  },
  index: {
    files: [inModules('index\\.ts')],
    may: ['rules', 'store', 'use-cases'],
    mayAsTypes: [],
    packages: [],
  },
  /** Pure: the same answer for the same input, no clock, database or network. */
  rules: {
    files: [
      inModules('([a-z-]+-)?rules\\.ts'),
      inModules('(policy|problems|types|events)\\.ts'),
      /^src\/modules\/accounts\/countries\.ts$/,
      /^src\/modules\/notifications\/gsm\.ts$/,
      /^src\/modules\/editorial\/(front-matter|write-source)\.ts$/,
      /^src\/modules\/help\/(words|word-forms|stop-words|everyday-words|edit-distance|vocabulary|postings)\.ts$/,
      /^src\/modules\/help\/(phrases|passages|expand-term|ranking|near-duplicates|suggestions|search-index)\.ts$/,
    ],
    may: ['kernel', 'rules', 'messages'],
    mayAsTypes: [],
    packages: 'no node builtins',
  },
  store: {
    files: [inModules('([a-z-]+-)?store\\.ts')],
    may: ['kernel', 'rules', 'store'],
    mayAsTypes: ['platform/db', 'platform', 'other index'],
    packages: 'any',
  },
  http: {
    files: [inModules('([a-z-]+-)?http\\.ts')],
    may: ['kernel', 'platform/http', 'rules', 'use-cases', 'other index', 'other http'],
    mayAsTypes: [],
    packages: ['@hono/zod-openapi'],
  },
  pages: {
    files: [inModules('pages/.+')],
    // Collecting proofs and running holds look the same in every flow, and an account's facts in every part of the
    // console, so those pages are shared; nothing else of a module is.
    may: [
      'kernel',
      'ui',
      'messages',
      'rules',
      'pages',
      'src/modules/gate/pages/',
      'src/modules/holds/pages/',
      'src/modules/staff/pages/account-facts.tsx',
    ],
    // React Router writes a type for each route.
    mayAsTypes: ['index', 'other index', 'route types'],
    packages: 'no node builtins',
  },
  'use-cases': {
    files: [inModules('[^/]+\\.ts')],
    may: ['kernel', 'rules', 'store', 'use-cases', 'messages', 'other index'],
    mayAsTypes: ['platform', 'platform/db'],
    packages: 'any',
  },
  'route types': {
    files: [/\/\+types\//],
    may: [],
    mayAsTypes: [],
    packages: [],
  },
  app: {
    files: [
      /^src\/app\//,
      /^src\/(server|(staff|audit|import)-command|routes|root|entry\.client|entry\.server)\.tsx?$/,
    ],
    may: ['*'],
    mayAsTypes: [],
    packages: 'any',
  },
} as const satisfies Readonly<Record<string, LayerRule>>;

export type LayerName = keyof typeof layers;

/** Module → the modules it may import. Without cycles; exactly what the code does, no more and no less. */
export const moduleGraph: Readonly<Record<string, readonly string[]>> = {
  accounts: [],
  'anti-phishing': ['accounts', 'gate', 'notifications'],
  audit: [],
  cases: ['accounts', 'audit', 'gate', 'notifications', 'staff'],
  closure: ['accounts', 'audit', 'gate', 'holds', 'notifications', 'sessions'],
  contacts: ['accounts', 'audit', 'closure', 'factors', 'gate', 'holds', 'notifications'],
  editorial: ['help', 'staff'],
  enrolment: ['accounts', 'audit', 'contacts', 'factors', 'gate', 'notifications', 'sessions'],
  factors: ['accounts', 'audit', 'gate', 'holds', 'notifications'],
  gate: ['accounts', 'audit', 'notifications'],
  help: [],
  holds: [],
  insights: ['help'],
  notifications: ['accounts'],
  recovery: [
    'accounts',
    'audit',
    'closure',
    'contacts',
    'factors',
    'gate',
    'holds',
    'notifications',
    'sessions',
  ],
  passwords: ['accounts', 'audit', 'factors', 'gate', 'holds', 'notifications', 'sessions'],
  // Turning the lock on stops a recovery that is under way.
  'settings-lock': ['accounts', 'audit', 'gate', 'notifications', 'recovery', 'sessions'],
  sessions: ['accounts', 'audit', 'factors', 'gate', 'notifications'],
  staff: ['accounts', 'audit', 'factors', 'gate', 'holds'],
};
