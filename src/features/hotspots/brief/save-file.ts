/** Hands a file to the browser to be saved; nothing is sent. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by the time the browser comes back to us.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
