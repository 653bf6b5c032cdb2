// Saves what the server sends as a file.
export async function save(name, content) {
  const url = URL.createObjectURL(new Blob([await content.arrayBuffer()], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
