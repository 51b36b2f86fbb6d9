/** What there is to know after a step, point by point under one title: at the end of every flow the same. */
export function NextList({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-xl">{title}</h2>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
