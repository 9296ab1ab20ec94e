import type { DemoCity } from './dossier';
import { demoLuebeck } from './luebeck';

const demos: readonly DemoCity[] = [demoLuebeck];

export const demoCityOf = (key: string): DemoCity | undefined =>
	demos.find((demo) => demo.city === key);
