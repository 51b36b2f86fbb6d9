// Progress of everything that takes longer than a second. Runs under Node 20.19, like all of scripts/steps.

const isTerminal = process.stdout.isTTY === true;

/** Shows `title` with the seconds it takes while `work` runs; says how long it took when that was noticeable. */
export async function step(title, work) {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const show = () => {
    if (isTerminal) process.stdout.write(`\r\x1b[2K${title} … ${seconds()} s`);
    else if (seconds() % 10 === 0) console.log(`${title} … ${seconds()} s`);
  };
  if (isTerminal) process.stdout.write(`${title} …`);
  else console.log(`${title} …`);
  const timer = setInterval(show, 1000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (isTerminal) process.stdout.write(`\r\x1b[2K${title}: ${seconds()} s\n`);
    else if (seconds() >= 1) console.log(`${title}: ${seconds()} s`);
  }
}

/** A reason to stop that is the operator's to put right: shown as it is, without a stack. */
export class StopError extends Error {}

/** Runs a script's main function: a StopError ends it with its sentence and exit code 1. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StopError)) throw error;
    console.error(`\n${error.message}`);
    process.exit(1);
  }
}
