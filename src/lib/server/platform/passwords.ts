import { hash, verify } from '@node-rs/argon2';
import { takeTurns } from './turns';

/** Argon2id as measured (16 ms, 19 MiB each): memory is what a flood of sign-ins would take. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const QUEUED = 20;

/** Turns passwords into what may be kept, few at once: pages for everybody must not wait for sign-ins. */
export interface Passwords {
	hash(plain: string): Promise<string>;
	/** Against nothing it takes as long as against something. */
	fits(kept: string | undefined, plain: string): Promise<boolean>;
}

export function openPasswords(): Passwords {
	const inTurn = takeTurns(AT_ONCE, QUEUED);
	let nobody: Promise<string> | undefined;
	return {
		hash: (plain) => inTurn(() => hash(plain, COST)),
		async fits(kept, plain) {
			const against = kept ?? (await (nobody ??= hash('nobody has this one', COST)));
			const right = await inTurn(() => verify(against, plain));
			return right && kept !== undefined;
		},
	};
}
