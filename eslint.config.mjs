import i18next from 'eslint-plugin-i18next';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// Biome formats and lints; only what needs types, or keeps time and chance behind their ports, is checked here.
const portsOnly = 'take it from the Clock or Randomness port (libs/kernel/src/clock.ts)';

/** A moment that nobody handed in. */
const noOwnTime = { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: portsOnly };
const sharedOnly =
  'pages write dates, times, numbers and phones in one way: apps/web/src/shared/{dates,numbers,phones}.ts';
const noOwnFormat = [
  { selector: "MemberExpression[object.name='Intl']", message: sharedOnly },
  { selector: 'MemberExpression[property.name=/^toLocale(Date|Time)?String$/]', message: sharedOnly },
  { selector: 'TemplateElement[value.raw=/tel:/]', message: sharedOnly },
  { selector: 'Literal[value=/^tel:/]', message: sharedOnly },
];

export default tseslint.config(
  {
    ignores: ['dist/**', 'node_modules/**', '**/*.mjs', '**/*.cjs', 'libs/api-client/src/generated/**'],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['libs/*/**/*.ts', 'apps/{api,ops,projector}/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: { '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }] },
  },
  {
    // What a handler answers is a promise: its type is said, not found out.
    files: ['apps/api/src/**/*.controller.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' },
  },
  {
    files: ['libs/**/*.ts', 'apps/**/*.ts', 'apps/**/*.tsx'],
    ignores: [
      '**/*.spec.ts',
      '**/testing/**',
      'libs/kernel/src/system-clock.ts',
      'apps/web/src/shared/wall-clock.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: portsOnly },
        { object: 'Math', property: 'random', message: portsOnly },
      ],
      'no-restricted-syntax': ['error', noOwnTime],
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: portsOnly },
        { name: 'setInterval', message: portsOnly },
      ],
    },
  },
  {
    files: ['apps/web/**/*.tsx', 'apps/web/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['apps/web/src/**/*.ts', 'apps/web/src/**/*.tsx'],
    ignores: ['**/*.spec.ts', 'apps/web/src/shared/{dates,numbers,phones,visible-length,wall-clock}.ts'],
    rules: { 'no-restricted-syntax': ['error', noOwnTime, ...noOwnFormat] },
  },
  {
    files: ['apps/web/src/{areas/portal,shell,shared}/**/*.tsx'],
    // Only workers turn over pages of a list, and what is in staff/ no customer sees.
    ignores: ['apps/web/src/shared/pager.tsx', 'apps/web/src/shared/staff/**'],
    plugins: { i18next },
    rules: {
      'i18next/no-literal-string': [
        'error',
        {
          mode: 'jsx-only',
          'jsx-attributes': {
            include: [
              '^aria-label$',
              '^aria-description$',
              '^title$',
              '^alt$',
              '^placeholder$',
              '^label$',
              '^hint$',
              '^error$',
              '^empty$',
              '^text$',
            ],
          },
          words: { exclude: ['[0-9!-/:-@[-`{-~\\s·–…✕]+'] },
          message: 'customers read this: put it into texts/ (shell: i18n/) in both languages',
        },
      ],
    },
  },
);
