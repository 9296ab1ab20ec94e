import { watchShell } from '../shell';
import { back } from './back';
import { clear } from './clear';
import { distance } from './distance';
import { menu } from './menu';
import { printPage } from './print-page';
import { save } from './save';
import { share } from './share';

/** What `data-does` names. Components that run attach the same functions themselves (docs/decisions/0023). */
const behaviours = {
	back,
	clear,
	distance,
	menu,
	print: printPage,
	save,
	share,
	shell: watchShell,
};
export type Behaviour = keyof typeof behaviours;

const isBehaviour = (name: string | undefined): name is Behaviour =>
	name !== undefined && Object.hasOwn(behaviours, name);

export function startBehaviours(): void {
	for (const element of document.querySelectorAll<HTMLElement>('[data-does]')) {
		const { does } = element.dataset;
		if (isBehaviour(does)) behaviours[does](element);
	}
}
