/** Measures the labelled lines of a folder; true where the aims are met. @param tell takes the tables */
export function measureRedaction(folder: string, tell: (line: string) => void, isShown?: boolean): boolean;
