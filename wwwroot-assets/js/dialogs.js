// What the server asks of a dialog; they are opened by the shell.
export function close(id) {
  document.getElementById(id)?.close();
}
