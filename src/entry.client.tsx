import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { loadMessages } from '#app/message-loaders.ts';
import { languageOf } from '#kernel/languages.ts';
import { NonceProvider } from '#ui/nonce.tsx';

// The browser hides `nonce` attributes from scripts; the meta element is where React Aria looks for it, too.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content ?? '';

await loadMessages(languageOf(document.documentElement.lang));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <NonceProvider value={nonce}>
        <HydratedRouter />
      </NonceProvider>
    </StrictMode>,
  );
});
