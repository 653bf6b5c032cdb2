// From here on silence is a fault: the hub sends ten columns a second, whatever the book is.
export const SILENT_MS = 2000;
