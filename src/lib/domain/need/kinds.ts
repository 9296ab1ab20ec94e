/** Fields that mean nothing for this kind of help: whatever stands there is not read. */
export const unusedFor = (kind: string): readonly string[] =>
	kind === 'regelmaessig' || kind === 'amt'
		? ['date', 'time', 'endTime']
		: kind === 'einmalig'
			? ['days', 'times']
			: [];
