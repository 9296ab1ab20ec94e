// The door of the schema: one file per thing.
export * from './audit';
export * from './club';
export * from './enquiry';
export * from './event';
export * from './feedback';
export * from './need';
export * from './news';
export * from './outbox';
export * from './person';
export * from './place';
export * from './platform';
export * from './registration';
export * from './review';
export * from './search';
export * from './second-factor';
export * from './sign-in';
export * from './version';
