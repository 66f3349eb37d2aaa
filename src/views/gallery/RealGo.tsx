// What was recorded of a scenario's program under real Go: how its runs ended, and what the race detector said.

import { useEffect, useState } from "react";
import { type Counts, loadEvidence, type ReleaseEvidence } from "../../store/evidence.ts";
import { strings } from "../../ui/strings.ts";
import { byCount } from "./model.ts";

export function RealGo({ slug }: { readonly slug: string }) {
  const [evidence, setEvidence] = useState<readonly ReleaseEvidence[]>();
  useEffect(() => {
    let isCurrent = true;
    const show = (releases: readonly ReleaseEvidence[]): void => {
      if (isCurrent) setEvidence(releases);
    };
    // A chunk that cannot be fetched is as good as none.
    loadEvidence(slug).then(show, () => show([]));
    return () => {
      isCurrent = false;
    };
  }, [slug]);
  const words = strings.gallery;
  if (evidence === undefined) return <p className="real-go">{words.realGoLoading}</p>;
  if (evidence.length === 0) return <p className="real-go">{words.realGoNone}</p>;
  return (
    <div className="real-go">
      {evidence.map((release) => (
        <Release key={release.version} release={release} />
      ))}
    </div>
  );
}

function Release({ release: { version, program } }: { readonly release: ReleaseEvidence }) {
  const words = strings.gallery;
  const { repeated } = program;
  return (
    <section className="real-go-release" aria-label={version}>
      <h3>{version}</h3>
      <CountList title={words.runs(program.runs)} counts={program.ends} />
      <CountList title={words.raceRuns(program.raceRuns, program.racesReported)} counts={program.raceEnds} />
      {repeated === undefined ? undefined : (
        <>
          <CountList title={words.repeated(repeated.runs, repeated.rounds)} counts={repeated.ends} />
          <CountList title={words.lines} counts={repeated.lines} />
        </>
      )}
    </section>
  );
}

function CountList({ title, counts }: { readonly title: string; readonly counts: Counts }) {
  const { shown, nOthers, others } = byCount(counts);
  return (
    <>
      <p>{title}</p>
      <ul>
        {shown.map(([what, count]) => (
          <li key={what}>
            <span className="rw-number">{count.toLocaleString("en")} ×</span>{" "}
            <code>{what === "" ? strings.gallery.nothing : what}</code>
          </li>
        ))}
        {nOthers === 0 ? undefined : (
          <li>
            <span className="rw-number">{others.toLocaleString("en")} ×</span> {strings.gallery.others(nOthers)}
          </li>
        )}
      </ul>
    </>
  );
}
