using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.People.Import.Lines;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Import.Work;

/// <summary>The dry run, some hundred lines at a time: what each line would do, or what is wrong with it.</summary>
internal sealed class CheckStep(PeopleDb db, ISchool school, Bulk bulk)
{
    private const int Batch = 500;
    private static readonly string[] Found = [nameof(ImportRow.Outcome), nameof(ImportRow.PersonId), nameof(ImportRow.DetailJson)];

    public async Task Take(RosterImport import, CancellationToken cancellation)
    {
        var reader = new LineReader(import.Columns, import.Mapping, import.Kind, !import.InText, school.Today);
        if (import.Position < 0)
        {
            await FindTwice(import, reader, cancellation);
            import.Position = 0;
            return;
        }
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.ImportId == import.Id && r.Line > import.Position && r.Line <= import.LastLine)
            .OrderBy(r => r.Line).Take(Batch).ToListAsync(cancellation);
        if (rows.Count > 0)
        {
            await Judge(import, reader, rows, cancellation);
            await bulk.Update(rows, Found, cancellation);
            (import.Position, import.Done) = (rows[^1].Line, import.Done + rows.Count);
        }
        else if (!import.Complete || await MarkLeavers(import, cancellation) == 0)
            Finish(import);
    }

    private void Finish(RosterImport import)
    {
        (import.State, import.CheckedAt) = (ImportState.Checked, db.Now);
        if (import.AutoApply && (import.Errors == 0 || (import.SkipErrors && !import.Complete)))
            import.Apply(db.Now);
    }

    /// <summary>Needs the whole file at once, so it comes first: only line numbers and keys are held.</summary>
    private async Task FindTwice(RosterImport import, LineReader reader, CancellationToken cancellation)
    {
        var (twice, found) = (new Twice(), new Dictionary<int, (RosterLine Line, Problem Problem)>());
        await foreach (var row in db.ImportRows.AsNoTracking().Where(r => r.ImportId == import.Id).OrderBy(r => r.Line)
            .Select(r => new { r.Line, r.CellsJson }).AsAsyncEnumerable().WithCancellation(cancellation))
            if (reader.Read(row.Line, Json.Read<string[]>(row.CellsJson)).Line is { } line && twice.Add(line) is { } problem)
                found[row.Line] = (line, problem);
        foreach (var lines in found.Keys.Chunk(Batch))
            foreach (var row in await db.ImportRows.Where(r => r.ImportId == import.Id && lines.Contains(r.Line)).ToListAsync(cancellation))
                Set(row, Outcome.Error, null, new(found[row.Line].Line.Name.Display, [], [found[row.Line].Problem]));
    }

    private async Task Judge(RosterImport import, LineReader reader, List<ImportRow> rows, CancellationToken cancellation)
    {
        var lines = new List<(ImportRow Row, RosterLine Line)>();
        foreach (var row in rows.Where(r => r.Outcome != Outcome.Error))
        {
            var (line, problems) = reader.Read(row.Line, row.Cells);
            if (line is null)
                Set(row, Outcome.Error, null, new(reader.Label, [], problems));
            else
                lines.Add((row, line));
        }
        var matching = await Matching.For(db, lines.ConvertAll(l => l.Line), cancellation);
        var found = lines.ConvertAll(l => (l.Row, l.Line, Match: matching.Find(l.Line)));
        var ids = found.Select(f => f.Match.Person?.Id).OfType<Guid>().ToList();
        var claimed = await db.ImportRows.Where(r => r.ImportId == import.Id && r.Line <= import.Position && r.PersonId != null && ids.Contains(r.PersonId.Value))
            .ToDictionaryAsync(r => r.PersonId!.Value, r => r.Line, cancellation);
        var classes = await StoredClasses.Load(db, import.SchoolYear, cancellation);
        var inClass = await db.Memberships.Where(m => m.LastDay == null && ids.Contains(m.PersonId))
            .Join(db.Classes, m => m.ClassId, c => c.Id, (m, c) => new { m.PersonId, c }).AsNoTracking().ToDictionaryAsync(m => m.PersonId, m => m.c, cancellation);
        var families = await StoredFamilies.Load(db, ids, lines.SelectMany(l => l.Line.Guardians).Select(g => g.Name).ToList(), cancellation);
        var differences = new Differences(classes, inClass, families);
        foreach (var (row, line, (person, unclear)) in found)
        {
            var problem = unclear;
            var detail = new RowDetail(line.Name.Display, [], []);
            if (problem is null && person is not null && !claimed.TryAdd(person.Id, line.Number))
                problem = new("ClaimedTwice", line.Number, null, person.DisplayName, claimed[person.Id].ToString(provider: null));
            if (problem is null && person is null && line is { Kind: PersonKind.Pupil, Class: null })
                problem = new("ClassRequired", line.Number);
            if (problem is not null)
                Set(row, Outcome.Error, null, detail with { Problems = [problem] });
            else
            {
                var (changes, notes) = differences.Of(line, person);
                Set(row, person is null ? Outcome.New : changes.Count > 0 ? Outcome.Changed : Outcome.Unchanged,
                    person?.Id ?? Guid.CreateVersion7(), detail with { Changes = changes, Problems = notes });
            }
        }
        import.New += rows.Count(r => r.Outcome == Outcome.New);
        import.Changed += rows.Count(r => r.Outcome == Outcome.Changed);
        import.Unchanged += rows.Count(r => r.Outcome == Outcome.Unchanged);
        import.Errors += rows.Count(r => r.Outcome == Outcome.Error);
    }

    /// <summary>Those of the kinds in the file who are not in it get a line of their own after the last.</summary>
    private async Task<int> MarkLeavers(RosterImport import, CancellationToken cancellation)
    {
        var gone = await db.People.Where(p => p.Kind == import.Kind && p.LeftOn == null
                && !db.ImportRows.Any(r => r.ImportId == import.Id && r.PersonId == p.Id))
            .OrderBy(p => p.SortKey).Take(Batch).Select(p => new { p.Id, p.DisplayName }).ToListAsync(cancellation);
        foreach (var person in gone)
            db.Add(new ImportRow
            {
                ImportId = import.Id, Line = import.LastLine + ++import.Left, Outcome = Outcome.Left, PersonId = person.Id,
                DetailJson = Json.Write(new RowDetail(person.DisplayName, [], [])),
            });
        return gone.Count;
    }

    private static void Set(ImportRow row, Outcome outcome, Guid? person, RowDetail detail)
    {
        (row.Outcome, row.PersonId) = (outcome, person);
        row.DetailJson = Json.Write(detail);
    }
}
