using Gym24.Contracts.Data;
using Gym24.Host.Composition;
using Gym24.Host.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Data.CopySchool;

/// <summary>
/// Moves a whole school from one database to another, whatever their engines. Each table is one transaction of the target together with the
/// note of what it holds: killed at any moment and begun again, it goes on behind the last whole table.
/// </summary>
internal sealed class CopySchool(Contexts from, Contexts to, FileFolder? files, TimeProvider clock, Action<string> say)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal), _seenThere = new(StringComparer.Ordinal);
    private long _rows;
    private int _tables;

    /// <exception cref="CannotStart">One of the two will not do.</exception>
    public async Task Run(CancellationToken cancellation)
    {
        await using var source = await Still.Open(from, cancellation);
        var modules = await source.Modules(cancellation);
        await using var target = to.Open();
        var session = target.ServiceProvider.GetRequiredService<DbSession>();
        var notes = new CopyNotes(target.ServiceProvider.GetRequiredService<HostDb>(), session, clock);
        await notes.Db.Database.CatchUp(cancellation);
        var finished = await notes.Begin(await source.School(cancellation), cancellation);
        foreach (var module in modules)
        {
            var there = Contexts.Of(target, to.All.Single(m => m.Module == module.Module));
            await there.Database.CatchUp(cancellation);
            await Copy(module.Module, Contexts.Of(source.Scope, module), there, notes, session, finished, cancellation);
        }
        await notes.End(cancellation);
        say(T["Copy.Done", _tables, _rows]);
    }

    private async Task Copy(string module, ModuleDb here, ModuleDb there, CopyNotes notes, DbSession session, bool finished, CancellationToken cancellation)
    {
        var pairs = SchoolTables.Of(here, _seen).Zip(SchoolTables.Of(there, _seenThere),
            (s, t) => new Pair(SchoolTables.NameOf(t, module), here, s, there, t, files)).ToList();
        var done = 0;
        while (done < pairs.Count && await notes.Of(pairs[done].Name, cancellation) is { } note)
        {
            var now = await pairs[done].Source.Sum(cancellation);
            if ((note.Rows, note.Checksum) != (now.Rows, now.Sum))
                break;
            Tell(pairs[done++].Name, now, "Copy.There");
        }
        if (done == pairs.Count)
            return;
        if (finished)
            throw new CannotStart(T["Copy.Finished", pairs[done].Name]);
        await session.InTransactionAsync(async () =>
        {
            foreach (var pair in pairs.Skip(done).Reverse())
            {
                await pair.Target.Clear(cancellation);
                await notes.Forget(pair.Name, cancellation);
            }
            return true;
        }, cancellation);
        foreach (var pair in pairs.Skip(done))
            Tell(pair.Name, await session.InTransactionAsync(() => Copy(pair, notes, cancellation), cancellation), "Copy.Copied");
    }

    private async Task<Fingerprint> Copy(Pair pair, CopyNotes notes, CancellationToken cancellation)
    {
        var keys = to.Engine.WithKeys(pair.Target.Quoted, pair.KeyColumn);
        await pair.Target.Run(keys.Before, cancellation);
        var read = await pair.Target.Insert(pair.Source.Read(), cancellation);
        await pair.Target.Run(keys.After, cancellation);
        var written = await pair.Target.Sum(cancellation);
        if (!read.Is(written))
            throw new CannotStart(T["Copy.Differs", pair.Name, read.Rows, read.Sum, written.Rows, written.Sum]);
        notes.Add(pair.Name, read);
        return read;
    }

    private void Tell(string table, Fingerprint sum, string how)
    {
        _tables++;
        _rows += sum.Rows;
        say($"{table,-44} {sum.Rows,9} {sum.Sum} {T[how]}");
    }

    /// <summary>A table on both sides.</summary>
    private sealed class Pair(string name, ModuleDb here, IEntityType source, ModuleDb there, IEntityType target, FileFolder? files)
    {
        public string Name => name;

        /// <summary>A counted key, if it has one.</summary>
        public string? KeyColumn { get; } = target.FindPrimaryKey()!.Properties is [var only] && only.ClrType == typeof(int) ? only.GetColumnName() : null;

        public TableRows Source { get; } = new(here, source, source.ClrType == typeof(FileContentRow) ? new FilesIn(files, source).Fetch : null);
        public TableRows Target { get; } = new(there, target);
    }
}
