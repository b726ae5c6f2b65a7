// Lists: searched in the browser, drawn as far as they are seen, cards on a narrow screen.

import { memo, ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { filter, setFilter } from '../Data/router';
import { useStore } from '../Data/store';
import { matches, readQuery } from '../Logic/query';
import { Button } from './basics';
import { Empty } from './states';

export interface Column<Row> { title: string; cell: (row: Row) => ReactNode; look?: 'number' | 'main' | 'wide' }

interface TableProps<Row> { label: string; rows: readonly Row[]; columns: Column<Row>[]; id: (row: Row) => string }

const step = 50;

/** Drawn again only when its row is another one. */
const TableRow = memo(function TableRow<Row>({ row, columns }: { row: Row; columns: Column<Row>[] }): JSX.Element {
  return <tr>{columns.map((column) => <td key={column.title} className={column.look} data-title={column.title}>{column.cell(row)}</td>)}</tr>;
}) as <Row>(props: { row: Row; columns: Column<Row>[] }) => JSX.Element;

export function Table<Row>({ label, rows, columns, id }: TableProps<Row>): JSX.Element {
  const [shown, setShown] = useState(step);
  const end = useRef<HTMLDivElement>(null);
  const hasMore = rows.length > shown;
  useEffect(() => {
    const place = end.current;
    if (!place || !hasMore) return undefined;
    const observer = new IntersectionObserver((seen) => { if (seen.some((entry) => entry.isIntersecting)) setShown((n) => n + step); },
      { rootMargin: '600px' });
    observer.observe(place);
    return () => observer.disconnect();
  }, [hasMore, shown]);
  return (
    <div className="panel list">
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <thead><tr>{columns.map((column) => <th key={column.title} scope="col" className={column.look}>{column.title}</th>)}</tr></thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <TableRow key={id(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      <div ref={end}>{hasMore && <p className="more-rows"><Button onClick={() => setShown((n) => n + step)}>Show more of {rows.length.toLocaleString('en')}</Button></p>}</div>
    </div>
  );
}

interface SearchedProps<Row> extends TableProps<Row> {
  /** Keys of the search, and how rows answer them; '' is what words are looked for in. */
  keys: readonly string[];
  property: (row: Row, key: string) => readonly string[];
  hint: string;
  extra?: ReactNode;
}

export function SearchedTable<Row>({ keys, property, hint, extra, rows, ...table }: SearchedProps<Row>): JSX.Element {
  const text = useStore(filter);
  // What is typed shows at once; the list follows.
  const typed = useDeferredValue(text);
  const query = useMemo(() => readQuery(typed, keys), [typed, keys]);
  const found = useMemo(() => rows.filter((row) => matches(query, (key) => property(row, key))), [rows, query]);
  return (
    <>
      <div className="search" role="search">
        <input
          id="search" type="search" value={text} placeholder={hint} aria-label={`Search: ${hint}`} aria-invalid={query.problem !== ''}
          autoComplete="off" spellCheck={false} onChange={(event) => setFilter(event.target.value)}
        />
        {extra}
        <span className="found" role="status">{text && `${found.length.toLocaleString('en')} of ${rows.length.toLocaleString('en')}`}</span>
      </div>
      {query.problem && <p className="notice stale">{query.problem}</p>}
      {found.length === 0 && rows.length > 0
        ? <Empty title="Nothing matches the search"><p className="actions"><Button onClick={() => setFilter('')}>Clear the search</Button></p></Empty>
        : <Table {...table} rows={found} />}
    </>
  );
}
