import js from '@eslint/js'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'max-depth': ['error', 4],
      'max-params': ['error', 4],
    },
  },
  {
    files: ['server/cli/**', 'server/demo/**', 'test/bench/**', 'test/soak/soak.ts', 'server/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['views/assets/js/**/*.js'],
    languageOptions: {
      globals: {
        document: 'readonly',
        window: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        location: 'readonly',
        sessionStorage: 'readonly',
        localStorage: 'readonly',
        DOMParser: 'readonly',
        FormData: 'readonly',
        URL: 'readonly',
        AbortController: 'readonly',
        console: 'readonly',
        navigator: 'readonly',
      },
    },
  },
)
