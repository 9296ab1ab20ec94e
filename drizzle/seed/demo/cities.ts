import type { DemoCity } from './dossier';
import { demoBamberg } from './bamberg';
import { demoLuebeck } from './luebeck';

export const demos: readonly DemoCity[] = [demoLuebeck, demoBamberg];

export const demoCityOf = (key: string): DemoCity | undefined =>
	demos.find((demo) => demo.city === key);
