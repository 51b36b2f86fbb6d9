export { type AuditEvent, type EventGroup, eventGroups, eventsIn } from './event-rules.ts';
export { type ExportVerdict, exportChain, verifyExport } from './export-chain.ts';
export { auditProblems } from './problems.ts';
export {
  type AuditEntry,
  type AuditFacts,
  accountsWithEntries,
  countEntries,
  findHash,
  listEntries,
  readChain,
  recordEntry,
} from './store.ts';
export { type ChainVerdict, findBrokenEntry, verifyChain } from './verify-chain.ts';
