export { type AuditEntry, type AuditFacts, findBrokenEntry, listEntries, recordEntry } from './store.ts';
