import { CloudOff } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useLocation, useNavigation } from 'react-router';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';

const subscribe = (changed: () => void) => {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
};

/** What every page says about itself once scripts are alive: that it is offline, that another page is on its way. */
export function PageStatus() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const isLoading = useNavigation().state !== 'idle';
  useFocusOnNavigation();
  return (
    <>
      {isLoading ? (
        <div
          aria-hidden="true"
          className="fixed inset-x-0 top-0 z-40 h-1 animate-[appear_120ms_linear_300ms_both] overflow-hidden bg-line"
        >
          <span className="block h-full w-1/3 bg-accent motion-safe:animate-[slide_1.4s_ease-in-out_infinite]" />
        </div>
      ) : null}
      <div role="status">{isOnline ? null : <OfflineNote />}</div>
    </>
  );
}

/** Above every page while the browser has no network. */
export function OfflineNote() {
  const t = useText();
  return (
    <p className="flex items-center justify-center gap-2 border-b border-wait-line bg-wait-soft px-4 py-2 text-wait">
      <Icon of={CloudOff} />
      {t('ui.offline')}
    </p>
  );
}

/** After a change of page the focus goes to its content, as it would without scripts, so that it is read from there. */
function useFocusOnNavigation(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const content = document.getElementById('content');
    // A field with autofocus or a refused form has taken it already.
    if (content && !content.contains(document.activeElement)) content.focus({ preventScroll: true });
  }, [pathname]);
}
