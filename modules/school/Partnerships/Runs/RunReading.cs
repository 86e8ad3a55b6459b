using Gym24.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Runs;

/// <summary>
/// Reads a run, once for the page that shows it: its panels and tiles stand in scopes of their own and would each read it again. Only a
/// request that changes nothing is given what was read before; it ends with the request.
/// </summary>
internal sealed class RunReading(PartnershipsDb db, IHttpContextAccessor? http = null)
{
    /// <returns>With its days in order and its partners; not to be changed.</returns>
    /// <exception cref="Refusal">There is no such run.</exception>
    public async Task<Run> Whole(Guid id, CancellationToken cancellation) => await Find(id, cancellation) ?? throw Seats.NotFound();

    /// <inheritdoc cref="Whole" />
    public Task<Run?> Find(Guid id, CancellationToken cancellation)
    {
        if (http?.HttpContext is not { } context || !HttpMethods.IsGet(context.Request.Method))
            return Read(id, cancellation);
        // Panels are rendered side by side.
        lock (context.Items)
        {
            var read = context.Items.TryGetValue((typeof(RunReading), id), out var before) ? (Task<Run?>)before! : null;
            if (read is null or { IsCompleted: true, IsCompletedSuccessfully: false })
                context.Items[(typeof(RunReading), id)] = read = Read(id, cancellation);
            return read;
        }
    }

    private async Task<Run?> Read(Guid id, CancellationToken cancellation)
    {
        // A run has one partner or two and some dozens of days: one query is less than three.
        var run = await db.Set<Run>().AsNoTracking().Include(r => r.Sessions).Include(r => r.Partners).AsSingleQuery()
            .SingleOrDefaultAsync(r => r.Id == id, cancellation);
        run?.Sessions.Sort((a, b) => a.On.CompareTo(b.On));
        return run;
    }
}
