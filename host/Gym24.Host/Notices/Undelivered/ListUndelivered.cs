using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices.Undelivered;

/// <summary>What did not arrive, the latest first: ids and kinds, no names and no words.</summary>
[Requires(HostManifest.Deliveries)]
internal sealed record ListUndelivered(int Page) : IQuery<ListUndelivered.Facts>
{
    public const int Size = 50;

    /// <param name="Why">What the other side said.</param>
    internal sealed record Row(Guid Id, string Kind, string Channel, Guid Person, DateTime At, DateTime GivenUpAt, int Tries, string Why);

    /// <param name="Waiting">How many are on their way.</param>
    /// <param name="Lately">Why the one that waits for its next attempt next has not gone yet.</param>
    internal sealed record Facts(Paged<Row> Failed, int Waiting, string? Lately, IReadOnlyList<LocalText> Channels);

    internal sealed class Handler(HostDb db, NoticeBook book, IEnumerable<INoticeChannel> channels, SiteAddress site) : IRequestHandler<ListUndelivered, Facts>
    {
        public async Task<Facts> Handle(ListUndelivered request, CancellationToken cancellation)
        {
            var failed = db.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.Failed);
            var rows = await failed.OrderByDescending(d => d.NextAt).Skip((Math.Clamp(request.Page, 1, 100_000) - 1) * Size).Take(Size).ToListAsync(cancellation);
            var waiting = db.Deliveries.Where(d => d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending);
            return new Facts(new([.. rows.Select(d => new Row(d.Id, book.Find(d.Kind)?.Title.ToString() ?? d.Kind, Title(d.Channel), d.PersonId, d.At, d.DoneAt ?? d.NextAt, d.Tries, d.Error ?? ""))],
                    await failed.CountAsync(cancellation)),
                await waiting.CountAsync(cancellation), await waiting.Where(d => d.Error != null).OrderBy(d => d.NextAt).Select(d => d.Error).FirstOrDefaultAsync(cancellation),
                site.Value is null ? [] : [.. channels.Where(c => c.IsOffered).Select(c => c.Title)]);
        }

        private string Title(string channel) => channels.FirstOrDefault(c => c.Id == channel)?.Title.ToString() ?? channel;
    }
}

/// <summary>Sends what was given up once more, with as many attempts as a new one has; without an id all of it.</summary>
[Requires(HostManifest.Deliveries)]
internal sealed record SendAgain(Guid? Id) : ICommand<int>, IAbout
{
    public Guid? Subject => Id;

    internal sealed class Handler(HostDb db) : IRequestHandler<SendAgain, int>
    {
        public async Task<int> Handle(SendAgain request, CancellationToken cancellation)
        {
            var again = db.Deliveries.Where(d => d.State == DeliveryState.Failed);
            if (request.Id is { } id)
            {
                // What went in one message goes in one message.
                var message = await again.Where(d => d.Id == id).Select(d => d.Message).FirstOrDefaultAsync(cancellation)
                    ?? throw new Refusal(RefusalKind.NotFound, "not-found", HostTexts.T["Undelivered.Unknown"]);
                again = again.Where(d => d.Message == message);
            }
            var now = db.Now;
            return await again.ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Waiting).SetProperty(x => x.Tries, 0).SetProperty(x => x.NextAt, now)
                .SetProperty(x => x.DoneAt, (DateTime?)null), cancellation);
        }
    }
}
