/** Numbers and times for people. */

export function number(value: number | null | undefined, digits = 2): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (Number.isInteger(value)) return value.toLocaleString('en-GB');
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

export function percent(share: number): string {
  return Math.round(share * 100) + ' %';
}

export function time(iso: string | undefined): string {
  if (!iso) return '–';
  const date = new Date(iso);
  const today = new Date().toDateString() === date.toDateString();
  return today
    ? date.toLocaleTimeString('en-GB')
    : date.toLocaleDateString('en-GB', { day: '2-digit', month: 'short' }) +
        ' ' +
        date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

export function seconds(value: number): string {
  if (value < 59.95) return number(value, 1) + ' s';
  const whole = Math.round(value);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Money of the ledger. */
export function micros(value: number, currency: string): string {
  return value === 0 ? 'no cost' : (value / 1e6).toFixed(2) + (currency ? ' ' + currency : '');
}

export function bytes(value: number): string {
  if (value < 1024) return value + ' B';
  if (value < 1 << 20) return (value / 1024).toFixed(1) + ' KiB';
  return (value / (1 << 20)).toFixed(1) + ' MiB';
}

/** Long ids, for tables: the end differs, the beginning is time. */
export function short(id: string): string {
  return id.length > 14 ? '…' + id.slice(-8) : id;
}

/** After a restart numbers of tracks begin anew far above the old ones; people read the rest. */
export function track(id: number): string {
  return String(id % 100_000_000);
}

/** NOT_YET and rolled_back as words. */
export function words(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ').replaceAll('-', ' ');
}

/** Names of numbers: AP50 stays, falseAlarmsPerCameraDay becomes words. */
export function metricName(name: string): string {
  return /^[A-Z]/.test(name) ? name : words(name.replace(/[A-Z]/g, (c) => ' ' + c.toLowerCase()));
}
