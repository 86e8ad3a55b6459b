using System.Text.Json;
using Gym24.Faults.Tests.Running;

namespace Gym24.Faults.Tests.Killing;

/// <summary>What stands in the database in the end, counted behind the product's back.</summary>
internal sealed class Ledger(Store store)
{
    private const int Approved = 2, Waiting = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Waits until every event has been delivered.</summary>
    public async Task Delivered()
    {
        using var limit = new CancellationTokenSource(Patience);
        var outbox = store.Table("host", "outbox");
        for (int left; (left = await Count($"SELECT COUNT(*) FROM {outbox} WHERE \"DeliveredAt\" IS NULL")) > 0;)
        {
            Assert.False(limit.IsCancellationRequested, $"{left} events wait: " + string.Join(Environment.NewLine,
                await store.Read($"SELECT \"Type\", \"LastError\" FROM {outbox} WHERE \"DeliveredAt\" IS NULL LIMIT 5", r => $"{r[0]}: {r[1]}")));
            await Task.Delay(200);
        }
        Assert.Equal(0, await Count($"SELECT COUNT(*) FROM {outbox} WHERE \"DeadAt\" IS NOT NULL"));
    }

    public async Task IsExact(Guid run, IReadOnlyCollection<Guid> people, int places)
    {
        var applications = await store.Read($"SELECT \"Id\", \"PersonId\", \"State\", \"Turn\" FROM {store.Table("partnerships", "applications")} WHERE \"RunId\" = @subject",
            r => (Id: r.GetGuid(0), Person: r.GetGuid(1), State: r.GetInt32(2), Turn: r.GetInt32(3)), run);
        // Everybody who was told yes stands there, and stands there once; nobody else does.
        Assert.Equal(people.Order(), applications.Select(a => a.Person).Order());
        Assert.Equal(applications.Count, applications.Select(a => a.Turn).Distinct().Count());
        var order = applications.OrderBy(a => a.Turn).ToList();
        Assert.All(order.Take(places), a => Assert.Equal(Approved, a.State));
        Assert.All(order.Skip(places), a => Assert.Equal(Waiting, a.State));
        Assert.Equal([(Math.Min(places, people.Count), Math.Max(0, people.Count - places))],
            await store.Read($"SELECT \"Taken\", \"Waiting\" FROM {store.Table("partnerships", "runs")} WHERE \"Id\" = @subject", r => (r.GetInt32(0), r.GetInt32(1)), run));

        // What was written in the transaction of the application: its journal entry and one notice to the pupil.
        Assert.Equal(people.Count, await Count($"SELECT COUNT(*) FROM {store.Table("host", "audit")} WHERE \"Action\" = 'Apply' AND \"Outcome\" = 'done' AND \"Subject\" = @subject", run));
        var told = await store.Read($"SELECT \"PersonId\" FROM {store.Table("host", "notices")} WHERE \"Href\" = '/runs/{run}'", r => r.GetGuid(0));
        Assert.Equal(people.Order(), told.Where(people.Contains).Order());

        // What came of its event: one call of the handler that counts, one line of the portfolio with the state of the application.
        var calls = await store.Read($"SELECT \"Application\" FROM {store.Table("tally", "strokes")} WHERE \"Run\" = @subject", r => r.GetGuid(0), run);
        Assert.Equal(applications.Select(a => a.Id).Order(), calls.Order());
        var lines = await store.Read($"SELECT \"PersonId\", \"State\" FROM {store.Table("portfolio", "participations")} WHERE \"RunId\" = @subject",
            r => (r.GetGuid(0), r.GetInt32(1)), run);
        Assert.Equal(applications.Select(a => (a.Person, a.State)).Order(), lines.Order());
    }

    /// <summary>Every application has told of itself once.</summary>
    public async Task<int> Events(IReadOnlyCollection<Guid> runs)
    {
        var told = (await store.Read($"SELECT \"Payload\" FROM {store.Table("host", "outbox")} WHERE \"Type\" LIKE '%.ApplicationMoved'", r => JsonDocument.Parse(r.GetString(0)).RootElement))
            .Where(p => runs.Contains(p.GetProperty("Run").GetGuid())).Select(p => p.GetProperty("Application").GetGuid()).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
        return told.Count;
    }

    private async Task<int> Count(string sql, Guid? subject = null) => (await store.Read(sql, r => Convert.ToInt32(r[0], System.Globalization.CultureInfo.InvariantCulture), subject))[0];
}
