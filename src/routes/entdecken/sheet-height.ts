/** How much of the map the list covers on phones. */
export type SheetHeight = 'low' | 'half' | 'full';
