import { useShell } from './shell.tsx';

/** The document's title, "Change phone number · Northlight". React moves it into the head. */
export function PageTitle({ title }: { title: string }) {
  const { brand } = useShell();
  return <title>{title === brand.name ? title : `${title} · ${brand.name}`}</title>;
}
