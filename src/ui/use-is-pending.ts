import { useNavigation } from 'react-router';

/**
 * Whether a form of this page is being answered. With several forms, name the button's `intent` so that only the one
 * that was pressed says so.
 */
export function useIsPending(intent?: string): boolean {
  const navigation = useNavigation();
  if (navigation.state === 'idle' || !navigation.formData) return false;
  return intent === undefined || navigation.formData.get('intent') === intent;
}
