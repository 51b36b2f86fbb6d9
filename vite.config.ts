import { reactRouter } from '@react-router/dev/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { clientGuard } from './scripts/web/client-guard.ts';

export default defineConfig({
  // Vitest reads this file too when it has no configuration of its own, and needs none of React Router.
  plugins: process.env.VITEST ? [] : [tailwindcss(), reactRouter(), clientGuard()],
  build: {
    target: 'baseline-widely-available',
    // A font or image in a data: URI would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: false,
  },
  ssr: {
    // Bundled and tree-shaken: loading all of these libraries costs the server most of its start-up time.
    noExternal: [
      'lucide-react',
      'react-aria-components',
      'react-aria',
      'react-stately',
      /^@react-aria\//,
      /^@react-stately\//,
      /^@internationalized\//,
    ],
  },
});
