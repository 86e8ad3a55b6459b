using Gym24.Contracts.Data;
using Gym24.Host.Composition;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Data.CopySchool;

/// <summary>What the target knows about the copy it is receiving.</summary>
internal sealed class CopyNotes(HostDb db, DbSession session, TimeProvider clock)
{
    private const string Whole = "", Begun = "begun", Finished = "finished";
    private Guid _school;

    public HostDb Db => db;

    /// <summary>Whether a copy was begun and not finished: nobody may work on it.</summary>
    public static Task<bool> IsHalf(HostDb db, CancellationToken cancellation) => db.Copies.AnyAsync(c => c.Name == Whole && c.Checksum == Begun, cancellation);

    /// <returns>Whether the copy has been finished before.</returns>
    /// <exception cref="CannotStart">Another school is there.</exception>
    public async Task<bool> Begin(Guid school, CancellationToken cancellation)
    {
        _school = school;
        var whole = await db.Copies.AsNoTracking().FirstOrDefaultAsync(c => c.Name == Whole, cancellation);
        if (whole is null ? await db.Users.AnyAsync(cancellation) : whole.School != school)
            throw new CannotStart(T["Copy.OtherSchool"]);
        if (whole is null)
            await session.InTransactionAsync(() => Task.FromResult(db.Copies.Add(Note(Whole, 0, Begun))), cancellation);
        return whole is { Checksum: Finished };
    }

    public Task<CopyRow?> Of(string table, CancellationToken cancellation) => db.Copies.AsNoTracking().FirstOrDefaultAsync(c => c.Name == table, cancellation);

    /// <summary>Within the transaction of the table.</summary>
    public void Add(string table, Fingerprint sum) => db.Copies.Add(Note(table, sum.Rows, sum.Sum));

    public Task Forget(string table, CancellationToken cancellation) => db.Copies.Where(c => c.Name == table).ExecuteDeleteAsync(cancellation);

    public Task End(CancellationToken cancellation) => session.InTransactionAsync(() => db.Copies.Where(c => c.Name == Whole)
        .ExecuteUpdateAsync(c => c.SetProperty(r => r.Checksum, Finished).SetProperty(r => r.At, clock.GetUtcNow().UtcDateTime), cancellation), cancellation);

    private CopyRow Note(string name, long rows, string checksum) =>
        new() { Name = name, School = _school, Rows = rows, Checksum = checksum, At = clock.GetUtcNow().UtcDateTime };
}
