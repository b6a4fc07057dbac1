/** What a record holds under a name that others chose; undefined for names that every object has, such as constructor. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
