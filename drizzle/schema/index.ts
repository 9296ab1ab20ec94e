// The door of the schema: one file per thing.
export * from './audit';
export * from './feedback';
export * from './outbox';
export * from './platform';
