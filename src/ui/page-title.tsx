import { useShell } from './shell.tsx';

/** The document's title, "Change phone number · Northlight", and what it is about. React moves both into the head. */
export function PageTitle({ title, description }: { title: string; description?: string | undefined }) {
  const { brand } = useShell();
  return (
    <>
      <title>{title === brand.name ? title : `${title} · ${brand.name}`}</title>
      {description ? <meta name="description" content={description} /> : null}
    </>
  );
}
