import qrcode from 'qrcode-generator';

export interface QrPicture {
	size: number;
	path: string;
}

/** As one path of squares; errors of a quarter may be torn off or drawn over. */
export function qrPicture(text: string): QrPicture {
	const code = qrcode(0, 'Q');
	code.addData(text);
	code.make();
	const size = code.getModuleCount();
	let path = '';
	for (let row = 0; row < size; row++)
		for (let column = 0; column < size; column++)
			if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
	return { size, path };
}
