import { createContext, useContext } from 'react';

const NonceContext = createContext('');

/** The nonce of the document's Content-Security-Policy, the same for as long as the document lives. */
export const NonceProvider = NonceContext.Provider;
export const useNonce = (): string => useContext(NonceContext);
