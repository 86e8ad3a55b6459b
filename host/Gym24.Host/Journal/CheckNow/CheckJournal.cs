using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Journal.Checking;
using MediatR;

namespace Gym24.Host.Journal.CheckNow;

/// <summary>Reads the whole journal now. Answers nothing where that takes longer than somebody waits; it goes on all the same.</summary>
/// <remarks>Not a command: nothing is changed, and no transaction should be held open while everything is read.</remarks>
[Requires(HostManifest.Journal)]
internal sealed record CheckJournal : IQuery<JournalReport?>;

/// <summary>What the last check has found.</summary>
[Requires(HostManifest.Journal)]
internal sealed record ReadCheck : IQuery<JournalReport?>;

internal sealed class CheckJournalHandler(JournalKeeper keeper, HostDb db, IHostApplicationLifetime life)
    : IRequestHandler<CheckJournal, JournalReport?>, IRequestHandler<ReadCheck, JournalReport?>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<JournalReport?> Handle(CheckJournal request, CancellationToken cancellation)
    {
        var check = keeper.Check(life.ApplicationStopping);
        return await Task.WhenAny(check, Task.Delay(Patience, cancellation)) == check ? await check : null;
    }

    public Task<JournalReport?> Handle(ReadCheck request, CancellationToken cancellation) => JournalKeeper.LastCheck(db, cancellation);
}
