using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Feeds;

/// <summary>The address under which a calendar program reads one's own calendar.</summary>
internal static class OwnFeed
{
    public const string Purpose = "host.calendar", Ending = ".ics";
    public static readonly TimeSpan Holds = TimeSpan.FromDays(730);

    public static string Address(string token) => $"{IOneTimeLinks.Under}calendar/{token}{Ending}";

    public static Guid Account(this ICaller caller) => caller.UserId ?? throw new Refusal(RefusalKind.SignIn, "sign-in", HostTexts.T["Access.SignIn"]);
}

/// <summary>Whether one has such an address, and until when it holds. The address itself nobody can read again.</summary>
[SignedIn]
internal sealed record ReadFeed : IQuery<ReadFeed.Facts?>
{
    internal sealed record Facts(DateTime At, DateTime Until);

    internal sealed class Handler(HostDb db, ICaller caller) : IRequestHandler<ReadFeed, Facts?>
    {
        public Task<Facts?> Handle(ReadFeed request, CancellationToken cancellation)
        {
            var (own, now) = (caller.Account(), db.Now);
            return db.Links.Where(l => l.Subject == own && l.Purpose == OwnFeed.Purpose && l.Until > now).Select(l => new Facts(l.At, l.Until)).FirstOrDefaultAsync(cancellation);
        }
    }
}

/// <summary>Makes the address; one that was made before is worth nothing any more.</summary>
[SignedIn]
internal sealed record MakeFeed : ICommand<string>
{
    internal sealed class Handler(IOneTimeLinks links, ICaller caller) : IRequestHandler<MakeFeed, string>
    {
        public async Task<string> Handle(MakeFeed request, CancellationToken cancellation) =>
            OwnFeed.Address(await links.Issue(OwnFeed.Purpose, caller.Account(), OwnFeed.Holds, cancellation));
    }
}

/// <summary>No program reads the calendar any more.</summary>
[SignedIn]
internal sealed record EndFeed : ICommand
{
    internal sealed class Handler(IOneTimeLinks links, ICaller caller) : IRequestHandler<EndFeed, Unit>
    {
        public async Task<Unit> Handle(EndFeed request, CancellationToken cancellation)
        {
            await links.Withdraw(OwnFeed.Purpose, caller.Account(), cancellation);
            return Unit.Value;
        }
    }
}
