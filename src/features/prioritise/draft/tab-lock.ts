/**
 * Takes hold of a scenario for this tab, so that two tabs of one person do not write over each
 * other on the device. Resolves with how to let go of it, or null where another tab has it.
 */
export async function holdScenario(scenarioId: string): Promise<(() => void) | null> {
  // Where the browser has no locks (an insecure page), versions on the server still protect.
  if (!('locks' in navigator)) return () => undefined;
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`territorio-seguro-scenario-${scenarioId}`, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null);
          return;
        }
        return new Promise<void>((release) => {
          resolve(release);
        });
      })
      .catch(reject);
  });
}
