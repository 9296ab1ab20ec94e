const WIDTH = 20;
const EVERY_MS = 2_000;

const whole = new Intl.NumberFormat('de');

/** One line now and then, also where nobody can redraw a line (a log, a pipe, the door). */
export function progressBar(
	say: (line: string) => void,
	steps: number,
	doneBefore: number,
	now: () => number = () => performance.now(),
) {
	const began = now();
	let done = doneBefore;
	let rows = 0;
	let said = began;
	const seconds = () => Math.max(0.001, (now() - began) / 1000);
	return {
		step(written: number) {
			done++;
			rows += written;
			if (now() - said < EVERY_MS && done < steps) return;
			said = now();
			const share = done / steps;
			const filled = Math.round(share * WIDTH);
			const left = Math.round((seconds() / (done - doneBefore)) * (steps - done));
			say(
				`[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %, ` +
					`${whole.format(rows)} Zeilen, ${whole.format(Math.round(rows / seconds()))} je Sekunde` +
					(done < steps ? `, noch etwa ${left} s` : ''),
			);
		},
		total: () => ({ rows, seconds: seconds() }),
	};
}
