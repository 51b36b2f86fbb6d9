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
  // The server's bundle is complete: tree-shaken it loads in a fraction of the time, and React is its production
  // build whatever NODE_ENV says, in one copy.
  ssr: { noExternal: true },
  environments: {
    ssr: { define: process.env.VITEST ? {} : { 'process.env.NODE_ENV': '"production"' } },
  },
});
