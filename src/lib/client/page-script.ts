import { startBehaviours } from './behaviour';
import { fadeBetweenKinds, fetchAhead, keepFocus } from './documents';

// All script of the pages that are only read: they are documents, and nothing of Kit or Svelte runs on them
// (docs/decisions/0023). Bundled into one file by src/start/page-script.mjs.

startBehaviours();
keepFocus();
fadeBetweenKinds();
fetchAhead();
