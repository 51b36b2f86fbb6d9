// npm run staff: who may work in the console. There is no other way to add, renew or remove a member.
import { messageSets } from '#app/message-sets.ts';
import { CommandError, runCommand, say, withDatabase } from '#app/run-command.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Result } from '#kernel/result.ts';
import { createText } from '#kernel/text.ts';
import { addMember, listMembers, removeMember, renewLink, type StaffDeps } from '#modules/staff/index.ts';
import { systemClock } from '#platform/clock/clock.ts';
import { createSecrets } from '#platform/crypto/secrets.ts';

const text = createText(messageSets, 'en-GB', 'UTC');

const usage = `Who may work in the console.

  npm run staff -- add "NAME" EMAIL    adds somebody and prints the link with which they make their passkey, once
  npm run staff -- link EMAIL          prints a new link, for somebody who lost every passkey
  npm run staff -- list                shows everybody
  npm run staff -- remove EMAIL        takes their place away; their sessions and passkeys end at once

It may run while the server does. Give it the same settings as the server.`;

async function main(): Promise<void> {
  const [command, ...given] = process.argv.slice(2);
  const [first = '', second = ''] = given;
  const wanted = { add: 2, link: 1, list: 0, remove: 1 }[command ?? ''];
  if (wanted === undefined || given.length !== wanted) {
    say(usage);
    process.exitCode = command === undefined || command === 'help' || command === '--help' ? 0 : 1;
    return;
  }
  await withDeps(async (deps) => {
    if (command === 'add') sayLink(told(await addMember(deps, { name: first, email: second })));
    else if (command === 'link') sayLink(told(await renewLink(deps, first)));
    else if (command === 'remove') {
      told(await removeMember(deps, first));
      say(`${first} has no place in the console any more.`);
    } else await sayEverybody(deps);
  });
}

function told<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  const { code, params } = result.problem;
  const titleId = `problem.${code}.title`;
  const detailId = `problem.${code}.detail`;
  if (!text.has(titleId) || !text.has(detailId)) throw new Error(`No texts for the problem ${code}`);
  throw new CommandError(`${text(titleId, params)}. ${text(detailId, params)}`);
}

function sayLink({ url, expiresAt }: { url: string; expiresAt: Date }): void {
  say(url);
  say(
    `Works once, until ${text.dateTime(expiresAt)} UTC. It is shown here only; send it in a way that nobody else reads.`,
  );
}

async function sayEverybody(deps: StaffDeps): Promise<void> {
  const members = await listMembers(deps);
  if (members.length === 0) say('Nobody works in the console yet.');
  for (const { name, email, passkeys, lastSeenAt } of members) {
    const seen = lastSeenAt ? `last seen ${text.dateTime(lastSeenAt)} UTC` : 'never signed in';
    say(`${email}  ${name}  ${passkeys} ${passkeys === 1 ? 'passkey' : 'passkeys'}, ${seen}`);
  }
}

/** Nothing here is encrypted or keyed by the process secret: links are hashed, passkeys public. */
const withDeps = (work: (deps: StaffDeps) => Promise<void>): Promise<void> =>
  withDatabase(({ config, db, log }) =>
    work({ db, config, clock: systemClock, secrets: createSecrets(config.secret), log }),
  );

await runCommand(main);
