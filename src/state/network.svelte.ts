/** Whether the network is there, as far as the browser and our last requests can tell. */
class Network {
  #offline = $state(false);

  get offline(): boolean {
    return this.#offline;
  }

  start(): () => void {
    const update = () => {
      this.#offline = !navigator.onLine;
    };
    update();
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }
}

export const network = new Network();
