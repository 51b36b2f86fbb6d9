import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether scripts are alive: false on the server and during hydration. For controls that would be dead without them. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
